import { type FormEvent, useRef, useState } from 'react';
import type { Problem } from '../api/Answer';
import type { Item, ServiceApi } from '../api/ServiceApi';
import { ProblemNotice } from '../notices/ProblemNotice';
import { useWords } from '../words/useLanguage';
import { fill } from '../words/Words';
import { newId } from './newId';

type Sending =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'done'; readonly title: string }
  | { readonly kind: 'stuck'; readonly problem: Problem };

/** Keeps what was typed, and the id it was sent with, until the service has taken it. */
export function AddItem(props: {
  readonly api: ServiceApi;
  readonly onAdded: (item: Item) => void;
}) {
  const words = useWords();
  const [title, setTitle] = useState('');
  const [sending, setSending] = useState<Sending>({ kind: 'idle' });
  // Sent again after a lost answer, the same id cannot make a second item.
  const id = useRef(newId());

  const send = async () => {
    if (sending.kind === 'sending') return;
    setSending({ kind: 'sending' });
    const answer = await props.api.put({ id: id.current, title: title.trim() });
    if (answer.kind !== 'ok') {
      setSending({ kind: 'stuck', problem: answer });
      return;
    }
    id.current = newId();
    setTitle('');
    setSending({ kind: 'done', title: answer.value.title });
    props.onAdded(answer.value);
  };

  return (
    <>
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void send();
        }}
      >
        <label>
          {words.newItem}
          <input
            value={title}
            onChange={event => setTitle(event.target.value)}
            required
            pattern=".*\S.*"
            maxLength={200}
            autoComplete="off"
          />
        </label>
        {/* Not disabled: a button that has the focus must not lose it. */}
        <button type="submit" aria-disabled={sending.kind === 'sending'}>
          {sending.kind === 'sending' ? words.adding : words.add}
        </button>
      </form>
      <p role="status">{sending.kind === 'done' && fill(words.added, { title: sending.title })}</p>
      {sending.kind === 'stuck' && (
        <ProblemNotice problem={sending.problem} onAgain={() => void send()} />
      )}
    </>
  );
}
