import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestServer } from './createTestServer';

test('alive and ready are two questions', async t => {
  const { server } = createTestServer({
    t,
    check: async () => {
      throw new Error('store is away');
    },
  });
  assert.equal((await server.inject('/healthz')).statusCode, 200);
  const ready = await server.inject('/readyz');
  assert.equal(ready.statusCode, 503);
  assert.deepEqual(ready.json(), { ready: false, reason: 'store is away' });
});

test('a check that hangs is not ready, in time', async t => {
  const { server } = createTestServer({ t, check: () => new Promise(() => {}) });
  const ready = await server.inject('/readyz');
  assert.equal(ready.json().reason, 'no answer within 50 ms');
});

test('a replica on its way out says so before it stops answering', async t => {
  const { server, readiness } = createTestServer({ t });
  assert.equal((await server.inject('/readyz')).statusCode, 200);
  readiness.leave();
  assert.equal((await server.inject('/readyz')).statusCode, 503);
  assert.equal((await server.inject('/')).statusCode, 200);
});

test('metrics count requests by pattern and site', async t => {
  const { server } = createTestServer({ t });
  await server.inject('/');
  await server.inject('/nowhere/1');
  await server.inject('/readyz');
  const lines = (await server.inject('/metrics')).body.split('\n');
  const find = (...parts: string[]) =>
    lines.find(line => parts.every(part => line.includes(part)));
  const count = 'http_request_duration_seconds_count';
  assert.match(find(count, 'route="/"', 'site="test"') ?? '', / 1$/);
  assert.match(find(count, 'route="unknown"', 'status="404"') ?? '', / 1$/);
  assert.match(find('service_ready{') ?? '', / 1$/);
});

test('the home page names the site that answered', async t => {
  const { server } = createTestServer({ t });
  assert.equal((await server.inject('/')).json().site, 'test');
});
