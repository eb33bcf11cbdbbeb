import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { ROOT } from './paths.mjs';
import { Problem } from './problem.mjs';

const FOLDER = resolve(ROOT, 'benchmarks/src');
const names = () =>
  readdirSync(FOLDER)
    .filter(file => /^M\d+\.ts$/.test(file))
    .map(file => file.slice(0, -3));

/** Runs benchmarks/src/NAME.ts, which prints a table and writes benchmarks/out/NAME.json. */
export async function run([name, ...args]) {
  if (!name || !existsSync(resolve(FOLDER, `${name}.ts`))) {
    throw new Problem(
      `'${name ?? ''}' is not a benchmark. There are: ${names().join(', ')}.`,
    );
  }
  await ensureInstalled();
  mkdirSync(resolve(ROOT, 'benchmarks/out'), { recursive: true });
  return new Promise((done, reject) => {
    spawn(
      process.execPath,
      [
        '--require',
        '@backstage/cli/config/nodeTransform.cjs',
        resolve(FOLDER, `${name}.ts`),
        ...args,
      ],
      { cwd: ROOT, stdio: 'inherit' },
    )
      .on('error', reject)
      .on('close', code => done(code ?? 1));
  });
}
