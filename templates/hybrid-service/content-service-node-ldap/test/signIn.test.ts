import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { loadConfig } from '../src/config/loadConfig';
import { createTestServer } from './createTestServer';
import { LdapServer, type Entry } from './LdapServer';
import { PRODUCTION } from './production';

const SORA: Entry = { uid: 'sora', cn: 'Sora Kim', password: 'right' };

/** A service, its directory, and a way to sign in. */
async function start(t: TestContext, entries = [SORA]) {
  const directory = await LdapServer.start(entries);
  t.after(() => directory.stop());
  const { server } = createTestServer({ t, environment: directory.environment });
  const signIn = (username: string, password: string) =>
    server.inject({ method: 'POST', url: '/session', payload: { username, password } });
  return { server, signIn };
}

test('name and password of the directory: the service knows who it is, until they leave', async t => {
  const { server, signIn } = await start(t);
  const answer = await signIn('sora', 'right');
  assert.equal(answer.statusCode, 200);
  assert.deepEqual(answer.json(), { id: 'sora', name: 'Sora Kim' });
  const headers = { cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '' };
  assert.equal((await server.inject({ url: '/session', headers })).json().name, 'Sora Kim');
  const left = await server.inject({ method: 'DELETE', url: '/session', headers });
  assert.equal(left.statusCode, 204);
  assert.equal((await server.inject({ url: '/session', headers })).statusCode, 401);
});

test('a wrong password, no password and an unknown name get the same answer, or none at all', async t => {
  const { signIn } = await start(t);
  const wrong = await signIn('sora', 'wrong');
  assert.equal(wrong.statusCode, 401);
  assert.equal((await signIn('nobody', 'right')).body, wrong.body);
  assert.equal((await signIn('sora', '')).statusCode, 400);
});

test('a name cannot become part of the question', async t => {
  const { signIn } = await start(t);
  for (const name of ['*', 'so*', 'sora)(uid=*', '*)(|(uid=*)']) {
    assert.equal((await signIn(name, 'right')).statusCode, 401, name);
  }
});

test('two people with one name: neither may sign in as the other', async t => {
  const { signIn } = await start(t, [SORA, { ...SORA, cn: 'Another Sora' }]);
  assert.equal((await signIn('sora', 'right')).statusCode, 401);
});

test('guessing is stopped, by name, with a time to try again', async t => {
  const { signIn } = await start(t);
  for (let attempt = 0; attempt < 10; attempt++) await signIn('sora', 'wrong');
  const refused = await signIn('Sora', 'right');
  assert.equal(refused.statusCode, 429);
  assert.ok(Number(refused.headers['retry-after']) > 0);
});

test('a directory that is away is 503', async t => {
  const directory = await LdapServer.start([SORA]);
  const { server } = createTestServer({ t, environment: directory.environment });
  await directory.stop();
  const payload = { username: 'sora', password: 'right' };
  const answer = await server.inject({ method: 'POST', url: '/session', payload });
  assert.equal(answer.statusCode, 503);
  assert.match(answer.json().message, /^The directory is away/);
});

test('another site cannot sign a person in', async t => {
  const { server } = await start(t);
  const answer = await server.inject({
    method: 'POST',
    url: '/session',
    payload: { username: 'sora', password: 'right' },
    headers: { 'sec-fetch-site': 'cross-site' },
  });
  assert.equal(answer.statusCode, 403);
});

test('production sends no password without TLS', () => {
  assert.throws(
    () => loadConfig({ ...PRODUCTION, LDAP_URL: 'ldap://ldap.example.org' }),
    /LDAP_URL: expected ldaps:\/\//,
  );
});
