import { useCallback, useState } from 'react';
import { concernsAll, type Problem } from '../api/Answer';
import type { ServiceApi } from '../api/ServiceApi';
import { useAnswer } from '../api/useAnswer';
import { ProblemNotice } from '../notices/ProblemNotice';
import { useWords } from '../words/useLanguage';
import { fill } from '../words/Words';
import { SignIn } from './SignIn';

const EVERY_MS = 60_000;

/** Who is signed in; a way in for others, a way out for them. */
{% if values.signIn == 'ldap' %}
export function Session({ api }: { readonly api: ServiceApi }) {
{% else %}
export function Session(props: {
  readonly api: ServiceApi;
  /** Leaves this page. */
  readonly goTo: (url: string) => void;
}) {
  const { api } = props;
{% endif %}
  const words = useWords();
  const { answer, askAgain } = useAnswer(useCallback(() => api.person(), [api]), EVERY_MS);
  const [stuck, setStuck] = useState<Problem>();

  const signOut = async () => {
    const left = await api.signOut();
    setStuck(left.kind === 'ok' ? undefined : left);
{% if values.signIn != 'ldap' %}
    if (left.kind === 'ok' && left.value) {
      props.goTo(left.value);
      return;
    }
{% endif %}
    await askAgain();
  };

  return (
    <section aria-labelledby="session" aria-busy={!answer}>
      <h2 id="session">{words.session}</h2>
      {!answer && <p>{words.asking}</p>}
      {answer?.kind === 'ok' && (
        <>
          <p role="status">{fill(words.signedInAs, { name: answer.value.name })}</p>
          <button type="button" onClick={() => void signOut()}>
            {words.signOut}
          </button>
        </>
      )}
{% if values.signIn == 'ldap' %}
      {answer?.kind === 'signed-out' && <SignIn api={api} onSignedIn={askAgain} />}
{% else %}
      {answer?.kind === 'signed-out' && <SignIn />}
{% endif %}
      {answer && answer.kind !== 'ok' && answer.kind !== 'signed-out' && !concernsAll(answer) && (
        <ProblemNotice problem={answer} onAgain={askAgain} />
      )}
      {stuck && <ProblemNotice problem={stuck} onAgain={() => void signOut()} />}
    </section>
  );
}
