import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fastify from 'fastify';
import { refuseOtherSites } from '../src/http/refuseOtherSites';

test('what changes something comes from our own pages, or from no page', async t => {
  const server = Fastify();
  t.after(() => server.close());
  server.addHook('onRequest', refuseOtherSites({ ownOrigin: 'https://service.example.org' }));
  server.all('/thing', async () => ({ done: true }));
  const status = async (method: 'GET' | 'POST', headers: Record<string, string>) =>
    (await server.inject({ method, url: '/thing', headers })).statusCode;

  assert.equal(await status('POST', { 'sec-fetch-site': 'cross-site' }), 403);
  assert.equal(await status('POST', { 'sec-fetch-site': 'same-site' }), 403);
  assert.equal(await status('POST', { origin: 'https://evil.example' }), 403);
  assert.equal(await status('POST', { origin: 'null' }), 403);
  assert.equal(await status('POST', { 'sec-fetch-site': 'same-origin' }), 200);
  assert.equal(await status('POST', { origin: 'https://service.example.org' }), 200);
  assert.equal(await status('POST', {}), 200);
  assert.equal(await status('GET', { 'sec-fetch-site': 'cross-site' }), 200);
});
