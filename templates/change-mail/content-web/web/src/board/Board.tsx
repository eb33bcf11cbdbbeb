import { useEffect, useState } from 'react';
import type { ApiClient } from '../api/ApiClient';
import { MailSettings } from '../settings/MailSettings';
import { useWords } from '../words/LanguageProvider';
import { ItemCard } from './ItemCard';
import { ItemForm } from './ItemForm';
import { newItemId } from './newItemId';
import { useBoard } from './useBoard';

/** All items, and how the person is written to. */
export function Board(props: {
  readonly api: ApiClient;
  readonly onSignedOut: () => void;
}) {
  const { say } = useWords();
  const board = useBoard(props);
  const [adding, setAdding] = useState(false);
  const { items, me, problem } = board;
  const isRead = items !== undefined;
  useEffect(() => {
    // A letter's link names its item.
    const wanted = new URLSearchParams(window.location.search).get('item');
    if (isRead && wanted)
      document.getElementById(`item-${wanted}`)?.scrollIntoView();
  }, [isRead]);
  const alert = problem && <p role="alert">{say(problem)}</p>;
  if (!items || !me) return alert ?? <p role="status">{say('loading')}</p>;
  const follows = new Set(me.items);

  return (
    <>
      {alert}
      <MailSettings me={me} onConfirm={board.confirmMail} />
      <section aria-labelledby="items">
        <h2 id="items">{say('items')}</h2>
        {items.length === 0 && <p>{say('none')}</p>}
        <ul className="items">
          {items.map(item => (
            <ItemCard
              key={item.id}
              item={item}
              follows={follows.has(item.id)}
              canFollow={me.mail !== undefined}
              onFollow={on => void board.follow(item.id, on)}
              onSave={draft =>
                board.put(item.id, { ...draft, version: item.version })
              }
              readChanges={() => props.api.changes(item.id)}
            />
          ))}
        </ul>
        {adding ? (
          <div className="card">
            <ItemForm
              onCancel={() => setAdding(false)}
              onSave={async draft => {
                if (await board.put(newItemId(draft.title), draft))
                  setAdding(false);
              }}
            />
          </div>
        ) : (
          <button className="main" onClick={() => setAdding(true)}>
            {say('add')}
          </button>
        )}
      </section>
    </>
  );
}
