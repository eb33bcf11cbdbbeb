import { useState } from 'react';
import type { Change } from '../api/types';
import { useWords, wordOf } from '../words/LanguageProvider';
import type { Word } from '../words/words';

/** The change log of an item, read when it is opened. */
export function History(props: {
  readonly readChanges: () => Promise<readonly Change[]>;
}) {
  const { say, language } = useWords();
  const [changes, setChanges] = useState<readonly Change[]>();
  const [problem, setProblem] = useState<Word>();
  const when = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });

  const open = () => {
    props.readChanges().then(setChanges, error => setProblem(wordOf(error)));
  };
  return (
    <details onToggle={event => event.currentTarget.open && open()}>
      <summary>{say('history')}</summary>
      {problem && <p role="alert">{say(problem)}</p>}
      <ol>
        {changes?.map(change => (
          <li key={change.id}>
            <time dateTime={new Date(change.at).toISOString()}>
              {when.format(change.at)}
            </time>{' '}
            {say(change.kind)}
            {change.from && `: ${say(change.from)} → ${say(change.state)}`}
            {change.mine && ` (${say('byMe')})`}
          </li>
        ))}
      </ol>
    </details>
  );
}
