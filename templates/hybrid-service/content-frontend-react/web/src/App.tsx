import type { ServiceApi } from './api/ServiceApi';
{% if values.database != 'none' %}
import { Items } from './items/Items';
{% endif %}
{% if values.signIn != 'none' %}
import { Session } from './session/Session';
{% endif %}
import { SiteCard } from './site/SiteCard';
import { useLanguage, WordsContext } from './words/useLanguage';
import { WORDS } from './words/Words';

/** The whole page. Replace its parts by what the service is for. */
{% if values.signIn in ['oidc', 'cognito'] %}
export function App({ api, goTo }: { readonly api: ServiceApi; readonly goTo: (url: string) => void }) {
{% else %}
export function App({ api }: { readonly api: ServiceApi }) {
{% endif %}
  const { language, change } = useLanguage();
  const words = WORDS[language];
  return (
    <WordsContext value={words}>
      <header>
        <h1>${{ values.name }}</h1>
        <button type="button" lang={language === 'en' ? 'ko' : 'en'} onClick={change}>
          {words.otherLanguage}
        </button>
      </header>
      <main>
{% if values.signIn != 'none' %}
{% if values.signIn == 'ldap' %}
        <Session api={api} />
{% else %}
        <Session api={api} goTo={goTo} />
{% endif %}
{% endif %}
        <SiteCard api={api} />
{% if values.database != 'none' %}
        <Items api={api} />
{% endif %}
      </main>
    </WordsContext>
  );
}
