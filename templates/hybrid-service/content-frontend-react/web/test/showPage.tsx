import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';
import { ServiceApi } from '../src/api/ServiceApi';
import { App } from '../src/App';
import type { FakeService } from './FakeService';

beforeEach(() => localStorage.setItem('language', 'en'));
afterEach(cleanup);

/** The whole page in front of a service; gone after the test. */
export function showPage(service: FakeService) {
  return render(<App api={new ServiceApi({ fetch: service.fetch })} />);
}
