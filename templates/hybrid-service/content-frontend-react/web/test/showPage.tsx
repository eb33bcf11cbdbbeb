import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';
import { ServiceApi } from '../src/api/ServiceApi';
import { App } from '../src/App';
import type { FakeService } from './FakeService';

beforeEach(() => localStorage.setItem('language', 'en'));
afterEach(cleanup);

/** The whole page in front of a service; gone after the test. */
export function showPage(service: FakeService) {
  const api = new ServiceApi({ fetch: service.fetch });
{% if values.signIn in ['oidc', 'cognito'] %}
  return render(<App api={api} goTo={url => service.leftFor.push(url)} />);
{% else %}
  return render(<App api={api} />);
{% endif %}
}
