import assert from 'node:assert/strict';
import { test } from 'node:test';
import fastifyCookie from '@fastify/cookie';
import type { FastifyInstance } from 'fastify';
import { loadConfig } from '../src/config/loadConfig';
import { StoreUnavailable } from '../src/errors';
import { addSessions } from '../src/sessions/addSessions';
import { EmbeddedSessionStore } from '../src/sessions/EmbeddedSessionStore';
import { createTestServer } from './createTestServer';
import { PRODUCTION } from './production';

const KEY = 'k'.repeat(32);

/** A server with a page that counts what one person has seen. */
function countingServer(options: Parameters<typeof createTestServer>[0]) {
  const { server, ...rest } = createTestServer(options);
  server.register(async scope => {
    await scope.register(fastifyCookie);
    await addSessions({ scope, config: rest.config, store: rest.sessions });
    scope.get('/count', async request => {
      const seen = Number(Reflect.get(request.session, 'seen') ?? 0) + 1;
      Reflect.set(request.session, 'seen', seen);
      return { seen };
    });
    scope.get('/look', async () => ({ looked: true }));
  });
  return { server, ...rest };
}

const cookieOf = (answer: Awaited<ReturnType<FastifyInstance['inject']>>) =>
  String(answer.headers['set-cookie'] ?? '');
const ask = (server: FastifyInstance, cookie: string, url = '/count') =>
  server.inject({ url, headers: { cookie: cookie.split(';')[0] ?? '' } });

test('a session outlives its server: another one with the same store knows it', async t => {
  const sessions = new EmbeddedSessionStore();
  const environment = { SESSION_KEYS: KEY };
  const first = countingServer({ t, sessions, environment });
  const cookie = cookieOf(await ask(first.server, ''));
  await first.server.close();
  const second = countingServer({ t, sessions, environment });
  assert.equal((await ask(second.server, cookie)).json().seen, 2);
});

test('a new signing key signs, the old one is still accepted, any other is not', async t => {
  const sessions = new EmbeddedSessionStore();
  const old = countingServer({ t, sessions, environment: { SESSION_KEYS: KEY } });
  const cookie = cookieOf(await ask(old.server, ''));
  const both = `${'n'.repeat(32)},${KEY}`;
  const rotated = countingServer({ t, sessions, environment: { SESSION_KEYS: both } });
  assert.equal((await ask(rotated.server, cookie)).json().seen, 2);
  const other = countingServer({ t, sessions, environment: { SESSION_KEYS: 'x'.repeat(32) } });
  assert.equal((await ask(other.server, cookie)).json().seen, 1);
});

test('in production the cookie is for this host, over TLS, and not for scripts', async t => {
  const environment = PRODUCTION;
  const { server } = countingServer({ t, sessions: new EmbeddedSessionStore(), environment });
  const answer = await server.inject({ url: '/count', headers: { 'x-forwarded-proto': 'https' } });
  const cookie = cookieOf(answer);
  for (const part of ['__Host-session=', 'Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']) {
    assert.ok(cookie.includes(part), part);
  }
});

test('who only looks gets no cookie and leaves nothing in the store', async t => {
  const sessions = new EmbeddedSessionStore();
  let writes = 0;
  sessions.write = async () => {
    writes += 1;
  };
  const { server } = countingServer({ t, sessions });
  assert.equal(cookieOf(await ask(server, '', '/look')), '');
  assert.equal(writes, 0);
});

test('a store that is away: 503 for who has a session, and everything else goes on', async t => {
  const sessions = new EmbeddedSessionStore();
  const { server } = countingServer({ t, sessions, environment: { SESSION_KEYS: KEY } });
  const cookie = cookieOf(await ask(server, ''));
  const away = async () => {
    throw new StoreUnavailable('The session store is away');
  };
  Object.assign(sessions, { read: away, ping: away });
  const refused = await ask(server, cookie);
  assert.equal(refused.statusCode, 503);
  assert.equal(refused.headers['retry-after'], '2');
  for (const path of ['/healthz', '/metrics', '/']) {
    assert.equal((await ask(server, cookie, path)).statusCode, 200, path);
  }
  const ready = await ask(server, cookie, '/readyz');
  assert.equal(ready.statusCode, 200);
  assert.deepEqual(ready.json(), { ready: true, away: ['sessions: The session store is away'] });
  const metrics = (await ask(server, cookie, '/metrics')).body;
  assert.match(metrics, /service_dependency_up\{dependency="sessions".*\} 0/);
});

test('production refuses to start without a store and keys that all replicas share', () => {
  assert.throws(
    () => loadConfig({ ...PRODUCTION, REDIS_URL: '', SESSION_KEYS: '' }),
    /REDIS_URL: not set[^]*SESSION_KEYS: not set/,
  );
  assert.throws(() => loadConfig({ SESSION_KEYS: 'short' }), /at least 32 characters/);
});
