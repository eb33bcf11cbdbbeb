import { useId, useState } from 'react';
import type { Change, Item, ItemDraft } from '../api/types';
import { useWords } from '../words/LanguageProvider';
import { History } from './History';
import { ItemForm } from './ItemForm';

/** One item: what it says, whether the person is told about it, and its history when asked. */
export function ItemCard(props: {
  readonly item: Item;
  readonly follows: boolean;
  readonly canFollow: boolean;
  readonly onFollow: (on: boolean) => void;
  readonly onSave: (draft: ItemDraft) => Promise<boolean>;
  readonly readChanges: () => Promise<readonly Change[]>;
}) {
  const { item } = props;
  const { say } = useWords();
  const id = useId();
  const [editing, setEditing] = useState(false);

  if (editing) {
    return (
      <li className="card">
        <ItemForm
          // A new version begins a new form: what somebody else wrote must be seen before it is written over.
          key={item.version}
          item={item}
          onCancel={() => setEditing(false)}
          onSave={async draft => {
            if (await props.onSave(draft)) setEditing(false);
          }}
        />
      </li>
    );
  }
  return (
    <li className="card" id={`item-${item.id}`} aria-labelledby={id}>
      <h3 id={id}>{item.title}</h3>
      <span className={`state ${item.state}`}>{say(item.state)}</span>
      {item.text && <p className="text">{item.text}</p>}
      <div className="row">
        <label>
          <input
            type="checkbox"
            checked={props.follows}
            disabled={!props.canFollow && !props.follows}
            onChange={event => props.onFollow(event.target.checked)}
          />
          {say('tellMe')}
        </label>
        <button onClick={() => setEditing(true)}>{say('edit')}</button>
      </div>
      <History key={item.version} readChanges={props.readChanges} />
    </li>
  );
}
