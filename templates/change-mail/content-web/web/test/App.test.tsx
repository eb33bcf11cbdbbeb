import {
  cleanup,
  fireEvent,
  render,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiClient } from '../src/api/ApiClient';
import type { Item } from '../src/api/types';
import { App } from '../src/App';
import { LanguageProvider } from '../src/words/LanguageProvider';
import { FakeService } from './support/FakeService';
import { FakeSession } from './support/FakeSession';

const GATE: Item = {
  id: 'gate',
  title: 'Gate',
  text: 'At nine.',
  state: 'open',
  version: 1,
  changedAt: 0,
};
let service: FakeService;

beforeEach(() => {
  service = new FakeService();
  service.items = [GATE];
  vi.stubGlobal('fetch', service.fetch);
  window.history.replaceState(null, '', '/');
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(
  options: { readonly session?: FakeSession; readonly path?: string } = {},
) {
  const session = options.session ?? new FakeSession('somebody');
  const place = new URL(options.path ?? '/', 'http://localhost');
  const api = new ApiClient({ token: () => session.token() });
  render(
    <LanguageProvider initial="en">
      <App name="board" session={session} api={api} place={place} />
    </LanguageProvider>,
  );
  return session;
}

/** Rules of WCAG 2.2 A and AA that need no layout; jsdom has none. */
async function expectAccessible() {
  const { violations } = await axe.run(document.body, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
    rules: { 'color-contrast': { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
}

test('nobody sees the way in, and comes back to where they were', async () => {
  window.history.replaceState(null, '', '/?item=gate');
  const session = show({ session: new FakeSession('nobody') });
  fireEvent.click(await screen.findByRole('button', { name: 'Sign in' }));
  expect(session.asked).toEqual(['sign in, then /?item=gate']);
  await expectAccessible();
});

test('a way back from the issuer that fails is said, and can be tried again', async () => {
  show({ session: new FakeSession('broken'), path: '/signed-in?code=stolen' });
  expect((await screen.findByRole('alert')).textContent).toMatch(
    /did not work/,
  );
  expect(screen.getByRole('button', { name: 'Sign in' })).toBeTruthy();
});

test('the board shows items; following needs an address that was confirmed', async () => {
  show();
  const box = await screen.findByRole<HTMLInputElement>('checkbox', {
    name: 'Tell me by mail',
  });
  expect(box.disabled).toBe(true);
  await expectAccessible();

  const letters = screen.getByLabelText<HTMLSelectElement>(
    'Language of letters',
  );
  expect(letters.value).toBe('en');
  fireEvent.click(screen.getByRole('button', { name: 'Confirm my address' }));
  await screen.findByText('minji@example.org');
  await waitFor(() => expect(box.disabled).toBe(false));
  fireEvent.click(box);
  await waitFor(() => expect(service.me.items).toEqual(['gate']));
  await waitFor(() => expect(box.checked).toBe(true));
});

test('an item is written, with an id that reads like its title', async () => {
  show();
  fireEvent.click(await screen.findByRole('button', { name: 'New item' }));
  fireEvent.change(screen.getByLabelText('Title'), {
    target: { value: 'Second Gate!' },
  });
  fireEvent.change(screen.getByLabelText('State'), {
    target: { value: 'doing' },
  });
  await expectAccessible();
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByRole('heading', { name: 'Second Gate!' });
  expect(service.items[1]).toMatchObject({ state: 'doing', version: 1 });
  expect(service.items[1]?.id).toMatch(/^second-gate-[0-9a-f]{8}$/);
});

test('when somebody was faster the form shows how it is now', async () => {
  show();
  fireEvent.click(await screen.findByRole('button', { name: 'Edit' }));
  service.items = [{ ...GATE, title: 'Both gates', version: 2 }];
  fireEvent.change(screen.getByLabelText('Title'), {
    target: { value: 'My gate' },
  });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(
    /Somebody was faster/,
  );
  await waitFor(() =>
    expect(screen.getByLabelText<HTMLInputElement>('Title').value).toBe(
      'Both gates',
    ),
  );
  expect(service.items[0]?.title).toBe('Both gates');
});

test('the history says what happened and whose it was', async () => {
  show();
  await screen.findByText('History');
  const details = document.querySelector('details');
  if (!details) throw new Error('no history');
  details.open = true;
  fireEvent(details, new Event('toggle'));
  const entry = await within(details).findByRole('listitem');
  expect(entry.textContent).toMatch(/moved: Open → In progress \(by me\)/);
});

test('a bounce is said where it can be mended', async () => {
  service.me = {
    ...service.me,
    mail: { address: 'minji@example.org', language: 'en', state: 'bounced' },
  };
  show();
  expect((await screen.findByRole('alert')).textContent).toMatch(/came back/);
  fireEvent.click(screen.getByRole('button', { name: 'Confirm my address' }));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

test('a session that ends leads to the way in; a fault is said', async () => {
  const session = show();
  const edit = await screen.findByRole('button', { name: 'Edit' });
  service.failures.push(500, 0, 0);
  fireEvent.click(edit);
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(
    /did not work/,
  );
  session.expire();
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByRole('button', { name: 'Sign in' });
});

test('the link of a letter asks before it ends anything, and needs nobody signed in', async () => {
  show({ session: new FakeSession('nobody'), path: '/leave#abcdefghijkl' });
  const button = await screen.findByRole('button', {
    name: 'Yes, no more mail',
  });
  expect(service.requests).toEqual([]);
  await expectAccessible();
  fireEvent.click(button);
  await screen.findByRole('status');
  expect(service.requests).toEqual(['POST /api/leave/abcdefghijkl']);
});

test('a link that lost its token says so', async () => {
  show({ session: new FakeSession('nobody'), path: '/leave' });
  expect((await screen.findByRole('alert')).textContent).toMatch(
    /not complete/,
  );
});

test('the whole page speaks the other language', async () => {
  show();
  fireEvent.click(await screen.findByRole('button', { name: '한국어' }));
  await screen.findByRole('heading', { name: '항목' });
  expect(document.documentElement.lang).toBe('ko');
  await expectAccessible();
});
