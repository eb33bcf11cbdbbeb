import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ROOT } from './paths.mjs';
import { runQuietly } from './progress.mjs';

const STAMP = resolve(ROOT, 'node_modules/.portal-installed');

function lockDigest() {
  const hash = createHash('sha256');
  for (const file of ['yarn.lock', 'package.json', '.yarnrc.yml']) {
    hash.update(readFileSync(resolve(ROOT, file)));
  }
  return hash.digest('hex');
}

/** Installs what yarn.lock says, once for each state of yarn.lock. */
export async function ensureInstalled() {
  const digest = lockDigest();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digest) return;
  await runQuietly({
    title: 'Installing dependencies (about 1.5 minutes the first time)',
    command: 'yarn',
    args: ['install', '--immutable'],
    hint: 'If the npm registry is not reachable, `npm view react` fails too.',
    // Peer dependencies of Backstage's packages are never all met; what went wrong is said after them.
    isNoise: line => /YN0002|YN0060|YN0086/.test(line),
  });
  mkdirSync(resolve(ROOT, 'node_modules'), { recursive: true });
  writeFileSync(STAMP, digest);
}
