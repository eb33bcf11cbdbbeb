import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ServiceApi } from './api/ServiceApi';
import { App } from './App';
import './style.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');

// Called as a method of something else, the browser's fetch refuses to work.
const api = new ServiceApi({ fetch: (...request) => fetch(...request) });
createRoot(root).render(
  <StrictMode>
{% if values.signIn in ['oidc', 'cognito'] %}
    <App api={api} goTo={url => window.location.assign(url)} />
{% else %}
    <App api={api} />
{% endif %}
  </StrictMode>,
);
