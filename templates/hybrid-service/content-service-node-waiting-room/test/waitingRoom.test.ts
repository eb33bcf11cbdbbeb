import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { loadConfig } from '../src/config/loadConfig';
import { createTestServer } from './createTestServer';
import { PERMITTING, signPass } from './permit';
import { PRODUCTION } from './production';

const gated = (t: Parameters<typeof createTestServer>[0]['t']) =>
  createTestServer({ t, environment: PERMITTING }).server;
const ROOM = 'https://room.example.org/?service=https%3A%2F%2Fservice.example.org';

test('who was let in is served, until their time is over', async t => {
  const server = gated(t);
  const ask = async (pass: string) =>
    server.inject({ url: '/admission', headers: { 'waiting-room-pass': pass } });
  const answer = await ask(await signPass());
  assert.equal(answer.statusCode, 200);
  assert.equal(typeof answer.json().until, 'number');
  assert.equal((await ask(await signPass({ endsIn: -1 }))).statusCode, 429);
});

test('a pass for another service, from another room or with another key lets nobody in', async t => {
  const server = gated(t);
  const wrong = [
    await signPass({ audience: 'https://other.example.org' }),
    await signPass({ issuer: 'https://other.example.org' }),
    await signPass({ key: generateKeyPairSync('ed25519').privateKey }),
    'not.a.pass',
  ];
  for (const pass of wrong) {
    const headers = { 'waiting-room-pass': pass };
    assert.equal((await server.inject({ url: '/admission', headers })).statusCode, 429, pass);
  }
});

test('programs are told where the room is and when to ask again, browsers are sent there', async t => {
  const server = gated(t);
  const program = await server.inject('/admission');
  assert.equal(program.statusCode, 429);
  assert.match(String(program.headers['content-type']), /^application\/problem\+json/);
  assert.equal(program.json().waitingRoom, ROOM);
  assert.equal(program.headers['retry-after'], '30');
  const browser = await server.inject({ url: '/admission', headers: { accept: 'text/html' } });
  assert.equal(browser.statusCode, 303);
  assert.equal(browser.headers.location, ROOM);
  assert.equal(browser.headers['retry-after'], '30');
});

test('whom the room sends over keeps the pass as a cookie that ends with it', async t => {
  const server = gated(t);
  const enter = (pass: string) => server.inject(`/admission/enter?pass=${pass}`);
  const welcome = await enter(await signPass());
  assert.equal(welcome.headers.location, '/');
  const cookie = String(welcome.headers['set-cookie']);
  assert.match(cookie, /^waiting-room-pass=.*Expires=.*HttpOnly.*SameSite=Lax/);
  const headers = { cookie: cookie.split(';')[0] ?? '' };
  assert.equal((await server.inject({ url: '/admission', headers })).statusCode, 200);
  const late = await enter(await signPass({ endsIn: -1 }));
  assert.equal(late.headers['set-cookie'], undefined);
  assert.equal(late.headers.location, 'https://room.example.org');
});

test('production needs the public keys, and takes no private one', () => {
  const load = (keys: string) => () => loadConfig({ ...PRODUCTION, WAITING_ROOM_KEYS: keys });
  assert.throws(load(''), /WAITING_ROOM_KEYS: not set/);
  const pair = generateKeyPairSync('ed25519');
  const secret = { ...pair.privateKey.export({ format: 'jwk' }), kid: 'x' };
  assert.throws(load(JSON.stringify({ keys: [secret] })), /expected the waiting room's public keys/);
});
