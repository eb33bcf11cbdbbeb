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
    hint: 'Is the npm registry reachable? Run: npm view react',
  });
  mkdirSync(resolve(ROOT, 'node_modules'), { recursive: true });
  writeFileSync(STAMP, digest);
}
