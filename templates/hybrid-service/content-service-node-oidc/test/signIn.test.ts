import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { loadConfig } from '../src/config/loadConfig';
import { createTestServer } from './createTestServer';
import { OidcIssuer } from './OidcIssuer';
import { PRODUCTION } from './production';

/** A service, its provider, and a browser that keeps the cookie. */
async function start(t: TestContext) {
  const issuer = await OidcIssuer.start();
  t.after(() => issuer.stop());
  const { server } = createTestServer({ t, environment: issuer.environment });
  const jar = { cookie: '' };
  const browse = async (url: string, method: 'GET' | 'DELETE' = 'GET') => {
    const answer = await server.inject({ method, url, headers: { ...jar } });
    const set = [answer.headers['set-cookie'] ?? []].flat()[0];
    if (set !== undefined) jar.cookie = set.split(';')[0] ?? '';
    return answer;
  };
  const login = async () => {
    const answer = await browse('/session/login');
    assert.equal(answer.statusCode, 303);
    return issuer.consent(String(answer.headers.location));
  };
  return { issuer, jar, browse, login };
}

const within = (url: URL) => `${url.pathname}${url.search}`;

test('to the provider and back: the service knows who it is, until they leave', async t => {
  const { issuer, browse, login, jar } = await start(t);
  assert.equal((await browse('/session')).statusCode, 401);
  const back = await login();
  assert.equal(back.origin, 'https://service.example.org');
  const before = jar.cookie;
  const landed = await browse(within(back));
  assert.equal(landed.statusCode, 303);
  assert.equal(landed.headers.location, '/');
  assert.notEqual(jar.cookie, before, 'a session planted before must not become this one');
  assert.deepEqual((await browse('/session')).json(), { id: 's1', name: 'Sora' });

  const left = await browse('/session', 'DELETE');
  assert.equal(new URL(left.json().signOutUrl).origin, issuer.url);
  assert.equal((await browse('/session')).statusCode, 401);
});

test('an answer with another state, to nobody, or twice signs nobody in', async t => {
  const { browse, login, jar } = await start(t);
  const other = await login();
  other.searchParams.set('state', 'forged');
  assert.equal((await browse(within(other))).statusCode, 401);

  const back = await login();
  const { cookie } = jar;
  jar.cookie = '';
  assert.equal((await browse(within(back))).statusCode, 401, 'another browser');
  jar.cookie = cookie;
  assert.equal((await browse(within(back))).statusCode, 303);
  assert.equal((await browse(within(back))).statusCode, 401, 'the same answer again');
});

test('an identity for another attempt, another service or of another issuer is refused', async t => {
  const { issuer, browse, login } = await start(t);
  for (const claims of [{ nonce: 'other' }, { aud: 'other' }, { iss: 'https://other.example.org' }]) {
    issuer.claims = claims;
    const back = await login();
    assert.equal((await browse(within(back))).statusCode, 401, JSON.stringify(claims));
    assert.equal((await browse('/session')).statusCode, 401);
  }
});

test('an attempt is forgotten after ten minutes, who has signed in is not', async t => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.UTC(2027, 1, 15) });
  const { browse, login } = await start(t);
  const late = await login();
  t.mock.timers.tick(11 * 60_000);
  assert.equal((await browse(within(late))).statusCode, 401);

  assert.equal((await browse(within(await login()))).statusCode, 303);
  t.mock.timers.tick(7 * 3_600_000);
  assert.equal((await browse('/session')).statusCode, 200);
  t.mock.timers.tick(3_600_000);
  assert.equal((await browse('/session')).statusCode, 401);
});

test('a provider that is away is 503, and is asked again', async t => {
  const { issuer, browse } = await start(t);
  await issuer.stop();
  t.mock.method(issuer, 'stop', async () => {});
  for (const _ of ['first', 'second']) {
    const answer = await browse('/session/login');
    assert.equal(answer.statusCode, 503);
    assert.match(answer.json().message, /^The sign-in provider is away/);
  }
});

test('production needs the client secret and TLS', () => {
  assert.throws(
    () => loadConfig({ ...PRODUCTION, OIDC_CLIENT_SECRET: '', OIDC_ISSUER: 'http://issuer.example.org' }),
    /OIDC_CLIENT_SECRET: not set[^]*OIDC_ISSUER: expected https/,
  );
});
