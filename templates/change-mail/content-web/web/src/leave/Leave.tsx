import { useState } from 'react';
import type { ApiClient } from '../api/ApiClient';
import { useWords } from '../words/LanguageProvider';

/** Behind the link in a letter. Asks first: programs that look at mail open links, and press no buttons. */
export function Leave(props: {
  readonly api: ApiClient;
  readonly token: string;
}) {
  const { say } = useWords();
  const [state, setState] = useState<'asking' | 'left' | 'failed'>('asking');
  if (!/^[-_A-Za-z0-9]{10,100}$/.test(props.token)) {
    return <p role="alert">{say('leaveIncomplete')}</p>;
  }
  const leave = () =>
    props.api.leave(props.token).then(
      () => setState('left'),
      () => setState('failed'),
    );
  return (
    <section className="card" aria-labelledby="leave">
      <h2 id="leave">{say('leaveTitle')}</h2>
      {state === 'left' ? (
        <p role="status">
          {say('left')} <a href="/">{say('home')}</a>
        </p>
      ) : (
        <button className="main" onClick={() => void leave()}>
          {say('leave')}
        </button>
      )}
      {state === 'failed' && <p role="alert">{say('failed')}</p>}
    </section>
  );
}
