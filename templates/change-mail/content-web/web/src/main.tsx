import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiClient } from './api/ApiClient';
import { App } from './App';
import { loadConfig } from './loadConfig';
import { OidcSession } from './session/OidcSession';
import { chooseLanguage, LanguageProvider } from './words/LanguageProvider';
import './style.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const language = chooseLanguage(navigator.languages);

loadConfig().then(
  config => {
    const session = OidcSession.create({ config, origin: location.origin });
    const api = new ApiClient({ token: () => session.token() });
    createRoot(root).render(
      <StrictMode>
        <LanguageProvider initial={language}>
          <App
            name={root.dataset.name ?? ''}
            session={session}
            api={api}
            place={location}
          />
        </LanguageProvider>
      </StrictMode>,
    );
  },
  (error: Error) => {
    root.textContent = error.message;
  },
);
