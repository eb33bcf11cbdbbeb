import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConditions } from './readConditions.mjs';
import { writeLockTemplate } from './writeLockTemplate.mjs';

/**
 * Writes the lock file of a template whose package.json has conditions. npm resolves all dependencies together, once: so
 * a package has one version in all kinds of output. Each entry then gets the conditions of the dependencies that need it.
 *
 *   yarn templates:lock [folder of the package.json]
 */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folder = resolve(
  ROOT,
  process.argv[2] ?? 'templates/hybrid-service/content-service-node',
);
const dependencies = readConditions(
  readFileSync(join(folder, 'package.json'), 'utf8'),
);
const workplace = mkdtempSync(join(tmpdir(), 'lock-'));
try {
  const section = name =>
    Object.fromEntries(
      dependencies
        .filter(one => one.section === name)
        .map(one => [one.name, one.range]),
    );
  writeFileSync(
    join(workplace, 'package.json'),
    JSON.stringify({
      name: 'all-kinds',
      private: true,
      dependencies: section('dependencies'),
      devDependencies: section('devDependencies'),
    }),
  );
  execFileSync(
    'npm',
    [
      'install',
      '--package-lock-only',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
    ],
    { cwd: workplace, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const lock = JSON.parse(
    readFileSync(join(workplace, 'package-lock.json'), 'utf8'),
  );
  const target = join(folder, 'package-lock.json');
  writeFileSync(target, writeLockTemplate({ lock, dependencies }));
  process.stdout.write(
    `${target}: ${Object.keys(lock.packages).length - 1} packages\n`,
  );
} finally {
  rmSync(workplace, { recursive: true, force: true });
}
