{% if values.signIn == 'ldap' %}
import { type FormEvent, useState } from 'react';
import type { Problem } from '../api/Answer';
import type { ServiceApi } from '../api/ServiceApi';
import { ProblemNotice } from '../notices/ProblemNotice';
import { useWords } from '../words/useLanguage';

/** Name and password of the directory. Neither is kept in the page's state. */
export function SignIn(props: {
  readonly api: ServiceApi;
  readonly onSignedIn: () => Promise<void>;
}) {
  const words = useWords();
  const [problem, setProblem] = useState<Problem>();

  const send = async (form: HTMLFormElement) => {
    const fields = new FormData(form);
    const answer = await props.api.signIn({
      username: String(fields.get('username')),
      password: String(fields.get('password')),
    });
    setProblem(answer.kind === 'ok' ? undefined : answer);
    if (answer.kind === 'ok') await props.onSignedIn();
  };

  return (
    <>
      <form
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault();
          void send(event.currentTarget);
        }}
      >
        <label>
          {words.username}
          <input name="username" autoComplete="username" autoCapitalize="none" required />
        </label>
        <label>
          {words.password}
          <input name="password" type="password" autoComplete="current-password" required />
        </label>
        <button type="submit">{words.signIn}</button>
      </form>
      {problem?.kind === 'signed-out' && (
        <p className="notice" role="alert">
          {words.wrongPassword}
        </p>
      )}
      {problem && problem.kind !== 'signed-out' && <ProblemNotice problem={problem} />}
    </>
  );
}
{% else %}
import { useWords } from '../words/useLanguage';

/** The browser goes to the provider and comes back signed in. */
export function SignIn() {
  const words = useWords();
  return (
    <>
      <p>{words.signedOutNow}</p>
      <a className="button" href="/session/login">
        {words.signIn}
      </a>
    </>
  );
}
{% endif %}
