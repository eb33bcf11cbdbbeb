import { FormEvent, useId, useState } from 'react';
import { Item, ItemDraft, State, STATES } from '../api/types';
import { useWords } from '../words/LanguageProvider';

/** Asks for what an item says. */
export function ItemForm(props: {
  readonly item?: Item;
  readonly onSave: (draft: ItemDraft) => Promise<void>;
  readonly onCancel: () => void;
}) {
  const { say } = useWords();
  const id = useId();
  const [title, setTitle] = useState(props.item?.title ?? '');
  const [text, setText] = useState(props.item?.text ?? '');
  const [state, setState] = useState<State>(props.item?.state ?? 'open');
  const [busy, setBusy] = useState(false);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    await props.onSave({ title, text, state });
    setBusy(false);
  };

  return (
    <form onSubmit={event => void save(event)}>
      <label htmlFor={`${id}-title`}>{say('title')}</label>
      <input
        id={`${id}-title`}
        required
        maxLength={120}
        value={title}
        onChange={event => setTitle(event.target.value)}
      />
      <label htmlFor={`${id}-text`}>{say('text')}</label>
      <textarea
        id={`${id}-text`}
        rows={4}
        maxLength={4000}
        value={text}
        onChange={event => setText(event.target.value)}
      />
      <label htmlFor={`${id}-state`}>{say('state')}</label>
      <select
        id={`${id}-state`}
        value={state}
        onChange={event =>
          setState(STATES.find(one => one === event.target.value) ?? 'open')
        }
      >
        {STATES.map(one => (
          <option key={one} value={one}>
            {say(one)}
          </option>
        ))}
      </select>
      <div className="row">
        <button className="main" disabled={busy}>
          {say('save')}
        </button>
        <button type="button" onClick={props.onCancel}>
          {say('cancel')}
        </button>
      </div>
    </form>
  );
}
