import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { createTestServer } from './createTestServer';

const HTML = { accept: 'text/html,application/xhtml+xml' };

/** Serves a front end of two files. */
function pageServer(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'web-'));
  t.after(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<title>page</title>');
  writeFileSync(join(folder, 'assets', 'main-1a2b.js'), 'run()');
  return createTestServer({ t, environment: { WEB_FOLDER: folder } }).server;
}

test('at / a person gets the page and a program the site', async t => {
  const server = pageServer(t);
  const page = await server.inject({ url: '/', headers: HTML });
  assert.match(page.body, /<title>page/);
  assert.equal(page.headers['cache-control'], 'no-cache');
  assert.equal((await server.inject('/')).json().site, 'test');
});

test('an address only the page knows gives the page; an unknown one is 404 for programs', async t => {
  const server = pageServer(t);
  const page = await server.inject({ url: '/somewhere/deep', headers: HTML });
  assert.equal(page.statusCode, 200);
  assert.match(page.body, /<title>page/);
  assert.equal((await server.inject('/somewhere/deep')).statusCode, 404);
  assert.equal((await server.inject({ method: 'POST', url: '/x', headers: HTML })).statusCode, 404);
});

test('files named by their content are kept for a year, and nothing foreign runs in the page', async t => {
  const server = pageServer(t);
  const script = await server.inject('/assets/main-1a2b.js');
  assert.match(String(script.headers['cache-control']), /max-age=31536000, immutable/);
  const page = await server.inject({ url: '/', headers: HTML });
  assert.match(String(page.headers['content-security-policy']), /default-src 'self'/);
  assert.equal(page.headers['x-content-type-options'], 'nosniff');
});

test('a front end that was not built is 404, and the service answers all the same', async t => {
  const { server } = createTestServer({ t, environment: { WEB_FOLDER: '/nowhere' } });
  assert.equal((await server.inject({ url: '/', headers: HTML })).statusCode, 404);
  assert.equal((await server.inject('/healthz')).statusCode, 200);
});
