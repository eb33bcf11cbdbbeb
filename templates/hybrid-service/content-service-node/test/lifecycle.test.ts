import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';

test('SIGTERM: not ready first, then a clean end', async t => {
  const child = spawn(
    process.execPath,
    [join(__dirname, '..', 'src', 'main.js')],
    {
      env: { PATH: process.env.PATH, PORT: '0', HOST: '127.0.0.1', SHUTDOWN_DELAY_MS: '400' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  t.after(() => child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  const base = await addressOf(child.stdout);
  assert.equal((await fetch(`${base}/readyz`)).status, 200);

  child.kill('SIGTERM');
  await until(async () => (await fetch(`${base}/readyz`)).status === 503);
  assert.equal((await fetch(`${base}/`)).status, 200);
  assert.deepEqual(await ended, [0, null]);
});

async function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
    if (address) {
      output.resume();
      return address;
    }
  }
  throw new Error('The service ended before it listened');
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    if (await isSo()) return;
  }
  throw new Error('It never became so');
}
