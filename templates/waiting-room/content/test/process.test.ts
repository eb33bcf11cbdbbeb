import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';

const MAIN = 'build/src/main.js';

test('the process starts, answers, and stops cleanly when asked', async () => {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', SIGN_IN: 'form' },
  });
  let output = '';
  child.stdout.on('data', chunk => {
    output += chunk;
  });
  while (!output.includes('"started"')) await once(child.stdout, 'data');
  const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(output)?.[1];
  const health = await fetch(`http://127.0.0.1:${port}/healthz`);
  assert.equal(health.status, 200);
  child.kill('SIGTERM');
  const [code, signal] = await once(child, 'exit');
  assert.deepEqual([code, signal], [0, null]);
  assert.match(output, /"stopped"/);
});

test('a wrong environment stops the start with the mistakes, and no stack', async () => {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, PORT: 'nowhere' },
  });
  let complaint = '';
  child.stderr.on('data', chunk => {
    complaint += chunk;
  });
  const [code] = await once(child, 'close');
  assert.equal(code, 1);
  assert.match(complaint, /PORT: expected a whole number/);
  assert.doesNotMatch(complaint, / at /);
});
