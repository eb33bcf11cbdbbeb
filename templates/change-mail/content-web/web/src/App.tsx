import { useEffect, useState } from 'react';
import type { ApiClient } from './api/ApiClient';
import { Board } from './board/Board';
import { Leave } from './leave/Leave';
import type { Session } from './session/Session';
import { useWords } from './words/LanguageProvider';
import { Language, LANGUAGE_NAMES } from './words/words';

type Who = 'unknown' | 'nobody' | 'somebody' | 'failed';

/** The page: who is signed in, and what they see. */
export function App(props: {
  readonly name: string;
  readonly session: Session;
  readonly api: ApiClient;
  readonly place: Pick<Location, 'href' | 'pathname' | 'hash'>;
}) {
  const { name, session, api, place } = props;
  const leaving = place.pathname === '/leave';
  const [who, setWho] = useState<Who>('unknown');
  useEffect(() => {
    if (leaving) return;
    void resumeOnce(session, place.href).then(setWho);
  }, [leaving, session, place.href]);

  return (
    <>
      <Header name={name} session={session} signedIn={who === 'somebody'} />
      <main>
        {leaving ? (
          <Leave api={api} token={place.hash.slice(1)} />
        ) : (
          <Inside
            who={who}
            session={session}
            api={api}
            onSignedOut={() => setWho('nobody')}
          />
        )}
      </main>
    </>
  );
}

function Inside(props: {
  readonly who: Who;
  readonly session: Session;
  readonly api: ApiClient;
  readonly onSignedOut: () => void;
}) {
  const { say } = useWords();
  switch (props.who) {
    case 'unknown':
      return <p role="status">{say('loading')}</p>;
    case 'somebody':
      return <Board api={props.api} onSignedOut={props.onSignedOut} />;
    case 'nobody':
    case 'failed':
      return (
        <section className="card">
          <p>{say('welcome')}</p>
          {props.who === 'failed' && <p role="alert">{say('signInFailed')}</p>}
          <button
            className="main"
            onClick={() =>
              void props.session.signIn({
                returnTo: `/${window.location.search}`,
              })
            }
          >
            {say('signIn')}
          </button>
        </section>
      );
    default: {
      const never: never = props.who;
      return never;
    }
  }
}

function Header(props: {
  readonly name: string;
  readonly session: Session;
  readonly signedIn: boolean;
}) {
  const { say, speak, language } = useWords();
  const others = (Object.keys(LANGUAGE_NAMES) as Language[]).filter(
    one => one !== language,
  ); // keys of the table
  return (
    <header>
      <h1>{props.name}</h1>
      {others.map(one => (
        <button key={one} lang={one} onClick={() => speak(one)}>
          {LANGUAGE_NAMES[one]}
        </button>
      ))}
      {props.signedIn && (
        <button onClick={() => void props.session.signOut()}>
          {say('signOut')}
        </button>
      )}
    </header>
  );
}

const resumed = new WeakMap<Session, Promise<Who>>();

/** A code is good once, and React runs effects twice in development. */
function resumeOnce(session: Session, href: string): Promise<Who> {
  const before = resumed.get(session);
  if (before) return before;
  const now = session.resume(new URL(href)).then(
    found => {
      if (!found) return 'nobody' as const;
      // The code leaves the address bar, and the history.
      window.history.replaceState(null, '', found.returnTo);
      return 'somebody' as const;
    },
    () => 'failed' as const,
  );
  resumed.set(session, now);
  return now;
}
