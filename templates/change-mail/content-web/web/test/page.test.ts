import { afterEach, expect, test, vi } from 'vitest';
import { ApiClient } from '../src/api/ApiClient';
import { loadConfig } from '../src/loadConfig';
import { chooseLanguage } from '../src/words/LanguageProvider';
import { WORDS } from '../src/words/words';
import { FakeService } from './support/FakeService';

afterEach(() => vi.unstubAllGlobals());

test('both languages have every word, and no word twice by mistake', () => {
  expect(Object.keys(WORDS.ko).sort()).toEqual(Object.keys(WORDS.en).sort());
  for (const [word, text] of Object.entries(WORDS.ko)) {
    expect([word, /[가-힣]/.test(text)]).toEqual([word, true]);
  }
});

test.each([
  [['ko-KR', 'en'], 'ko'],
  [['fr', 'ko', 'en'], 'ko'],
  [['en-GB', 'ko'], 'en'],
  [['fr'], 'en'],
] as const)('a browser that wants %j gets %s', (wanted, language) => {
  expect(chooseLanguage(wanted)).toBe(language);
});

test('the client reads all pages, and says why not in words the page knows', async () => {
  const service = new FakeService();
  service.items = ['a', 'b', 'c', 'd', 'e'].map(id => ({
    id,
    title: id,
    text: '',
    state: 'open',
    version: 1,
    changedAt: 0,
  }));
  vi.stubGlobal('fetch', service.fetch);
  const api = new ApiClient({ token: async () => 'good' });
  expect((await api.items()).map(({ id }) => id)).toEqual([
    'a',
    'b',
    'c',
    'd',
    'e',
  ]);
  await expect(
    api.putItem('a', { title: 'x', text: '', state: 'open' }),
  ).rejects.toMatchObject({
    status: 409,
    code: 'changed-meanwhile',
  });
  const stranger = new ApiClient({ token: async () => 'bad' });
  await expect(stranger.me()).rejects.toMatchObject({ name: 'SignedOut' });
});

test('a config.json that lacks something says what', async () => {
  vi.stubGlobal('fetch', async () =>
    Response.json({ issuer: 'https://login.example.org', scope: '' }),
  );
  await expect(loadConfig()).rejects.toThrow(
    'config.json: clientId, signOutUrl: expected text',
  );
});
