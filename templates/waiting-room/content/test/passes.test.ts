import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { createLocalJWKSet, JSONWebKeySet, jwtVerify } from 'jose';
import { loadConfig } from '../src/config/loadConfig';
import { runningService, until } from './support/runningService';

const SERVICE = 'https://enrol.example.org';
const ROOM = 'https://room.example.org';
const key = {
  ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }),
  kid: 'one',
};
const PASSES = {
  PASS_KEY: JSON.stringify(key),
  PASS_SERVICES: `https://other.example.org,${SERVICE}`,
  PUBLIC_URL: ROOM,
};

describe('passes into other services', () => {
  let running: Awaited<ReturnType<typeof runningService>>;
  before(async () => {
    running = await runningService({ SIGN_IN: 'form', ...PASSES });
  });
  after(() => running.service.stop());
  const path = (service: string) =>
    `/api/waiting-room/pass?service=${encodeURIComponent(service)}`;

  test('who was let in gets a pass that the service can check by itself, until their time is over', async () => {
    const ann = running.client();
    assert.equal((await ann.call('GET', path(SERVICE))).status, 401);
    await ann.signIn('ann');
    assert.equal((await ann.call('GET', path(SERVICE))).status, 403);
    await ann.call('POST', '/api/waiting-room/join');
    await until('ann is let in', async () => {
      return (await ann.call('GET', path(SERVICE))).status === 200;
    });

    const { body } = await ann.call('GET', path(SERVICE));
    const keys = await ann.call('GET', '/api/waiting-room/keys');
    assert.doesNotMatch(keys.text, /"d":/, 'no private key leaves');
    const { payload } = await jwtVerify(
      String(body.pass),
      createLocalJWKSet(JSON.parse(keys.text) as JSONWebKeySet), // checked below
      { issuer: ROOM, audience: SERVICE, algorithms: ['EdDSA'] },
    );
    assert.equal(payload.sub, 'ann');
    assert.equal(payload.exp, Math.floor(Number(body.until) / 1000));
    assert.equal(body.enter, `${SERVICE}/admission/enter?pass=${body.pass}`);

    const unknown = await ann.call('GET', path('https://evil.example'));
    assert.equal(unknown.status, 403);
    await ann.call('DELETE', '/api/waiting-room/me');
    assert.equal((await ann.call('GET', path(SERVICE))).status, 403);
  });
});

test('without a key there are no passes and nobody is asked for one', async t => {
  const { service, client } = await runningService({ SIGN_IN: 'form' });
  t.after(() => service.stop());
  const answer = await client().call('GET', '/api/waiting-room/keys');
  assert.equal(answer.status, 404);
});

test('a key alone is refused, and a wrong one is not repeated', () => {
  assert.throws(
    () => loadConfig({ PASS_KEY: PASSES.PASS_KEY }),
    /PUBLIC_URL and PASS_SERVICES are needed/,
  );
  assert.throws(
    () => loadConfig({ ...PASSES, PASS_KEY: '{"d":"do-not-repeat"}' }),
    (error: Error) =>
      /PASS_KEY: expected a key/.test(error.message) &&
      !/do-not-repeat/.test(error.message),
  );
  assert.throws(
    () => loadConfig({ ...PASSES, PASS_SERVICES: 'https://a.example/path' }),
    /PASS_SERVICES.*without a path/,
  );
});
