import { useId, useState } from 'react';
import type { MailLanguage, Me } from '../api/types';
import { useWords } from '../words/LanguageProvider';
import { LANGUAGE_NAMES } from '../words/words';

/** Where letters go and in which language. The address is the issuer's, so it is shown and not asked for. */
export function MailSettings(props: {
  readonly me: Me;
  readonly onConfirm: (language: MailLanguage) => Promise<boolean>;
}) {
  const { mail, languages } = props.me;
  const { say, language: spoken } = useWords();
  const id = useId();
  // Letters in the language of the page, where they are written in it.
  const suggested = languages.find(one => one === spoken) ?? languages[0];
  const [language, setLanguage] = useState(mail?.language ?? suggested ?? 'en');
  const isSettled = mail?.state === 'on' && mail.language === language;

  return (
    <section className="card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{say('mail')}</h2>
      {mail ? (
        <p>
          {say('mailTo')} <strong>{mail.address}</strong>
        </p>
      ) : (
        <p>{say('mailNobody')}</p>
      )}
      {mail && mail.state !== 'on' && <p role="alert">{say(mail.state)}</p>}
      <div className="row">
        <label htmlFor={`${id}-language`}>{say('mailLanguage')}</label>
        <select
          id={`${id}-language`}
          value={language}
          onChange={event =>
            setLanguage(
              languages.find(one => one === event.target.value) ?? 'en',
            )
          }
        >
          {languages.map(one => (
            <option key={one} value={one} lang={one}>
              {LANGUAGE_NAMES[one]}
            </option>
          ))}
        </select>
        {!isSettled && (
          <button
            className="main"
            onClick={() => void props.onConfirm(language)}
          >
            {mail?.state === 'on' ? say('save') : say('confirm')}
          </button>
        )}
      </div>
    </section>
  );
}
