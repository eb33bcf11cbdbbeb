import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { findChromium } from './chromium.mjs';
import { ensureDebian } from './debian.mjs';
import { ensureInstalled } from './install.mjs';
import { DATA, ROOT } from './paths.mjs';
import { startPostgres } from './postgres.mjs';
import { Problem } from './problem.mjs';

const OUT = resolve(DATA, 'test');
// What generated Java compiles and is tested with, where Maven's registry is out of reach.
const JAVA = [
  'openjdk-17-jdk-headless',
  'junit5',
  'libspring-web-servlet-java',
  'libspring-jdbc-java',
  'libspring-test-java',
  'libservlet-api-java',
  'libjackson2-databind-java',
  'libhamcrest-java',
];
const TEMPLATE_TESTS =
  'plugins/scaffolder-backend-module-hybrid-cloud/src/templates';
const MEMORY = { NODE_OPTIONS: '--max-old-space-size=4096' };

/** Runs a command in the open and returns its exit code. */
function inTheOpen(command, args, env = {}) {
  return new Promise((done, reject) => {
    spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, CI: 'true', ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
      .on('error', reject)
      .on('close', code => done(code ?? 1));
  });
}

const asOneCheck = code => ({
  passed: code === 0 ? 1 : 0,
  failed: code === 0 ? 0 : 1,
});

async function lint() {
  return asOneCheck(
    await inTheOpen('yarn', ['backstage-cli', 'repo', 'lint'], MEMORY),
  );
}

async function types() {
  return asOneCheck(await inTheOpen('yarn', ['tsc'], MEMORY));
}

async function unit() {
  // Programs of others that judge what we make: ab for the balancer, promtool and amtool for generated rules, shellcheck for
  // scripts, and Groovy's compiler for Jenkinsfiles where there is a Java to run it. The tests that need one say so when
  // it cannot be had.
  await ensureDebian([
    'apache2-utils',
    'prometheus',
    'prometheus-alertmanager',
    'shellcheck',
    ...JAVA,
    ...(existsSync('/usr/bin/java') ? ['groovy'] : []),
  ]);
  const postgres = await startPostgres();
  const report = resolve(OUT, 'unit.json');
  try {
    const code = await inTheOpen(
      'yarn',
      [
        'backstage-cli',
        'repo',
        'test',
        '--watchAll=false',
        '--maxWorkers=2',
        '--json',
        `--outputFile=${report}`,
      ],
      {
        NODE_OPTIONS: '--no-node-snapshot --max-old-space-size=4096',
        BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING:
          postgres.connectionString,
      },
    );
    const result = JSON.parse(readFileSync(report, 'utf8'));
    // A file that does not even load has no failed test of its own, and is a failure all the same.
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    return {
      passed: result.numPassedTests,
      failed: failed || (code === 0 ? 0 : 1),
    };
  } finally {
    await postgres.stop();
  }
}

/** Runs files of Node's own test runner, one after the other, and counts. */
async function nodeTests({ name, files, args = [], env }) {
  const report = resolve(OUT, `${name}.tap`);
  const code = await inTheOpen(
    process.execPath,
    [
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      '--test',
      '--test-concurrency=1',
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      '--test-reporter=tap',
      `--test-reporter-destination=${report}`,
      ...args,
      files,
    ],
    env,
  );
  const tap = readFileSync(report, 'utf8');
  const count = word =>
    Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0);
  const failed = count('fail') + count('cancelled');
  return { passed: count('pass'), failed: failed || (code === 0 ? 0 : 1) };
}

/** What the templates write, installed, tested, built and started as their teams would. */
async function templates() {
  // The real servers that generated services are tried against; without them the tests say what they skip.
  await ensureDebian(['redis-server', 'mariadb-server', 'slapd', 'openssl']);
  const postgres = await startPostgres();
  try {
    return await nodeTests({
      name: 'templates',
      files: `${TEMPLATE_TESTS}/__testUtils__/outputs/*.run.ts`,
      // The scaffolder's own back end, which renders, does not end by itself.
      args: ['--test-force-exit'],
      env: {
        NODE_OPTIONS: '--no-node-snapshot',
        LOG_LEVEL: 'error',
        OUTPUTS_POSTGRESQL: postgres.connectionString,
      },
    });
  } finally {
    await postgres.stop();
  }
}

async function browser() {
  const chromium = await findChromium();
  return nodeTests({
    name: 'browser',
    files: 'e2e/src/**/*.e2e.ts',
    env: { CHROMIUM_PATH: chromium, PORTAL_DATA_DIR: resolve(OUT, 'portal') },
  });
}

const PARTS = { lint, types, unit, templates, browser };

/** Runs the named parts, or all; says after each what it counted and closes with `N passed, N failed`. */
export async function run(args) {
  for (const name of args) {
    if (!Object.hasOwn(PARTS, name)) {
      throw new Problem(
        `'${name}' is not a part of the tests. Parts: ${Object.keys(PARTS).join(
          ', ',
        )}.`,
      );
    }
  }
  await ensureInstalled();
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });

  const total = { passed: 0, failed: 0 };
  const lines = [];
  for (const name of args.length ? args : Object.keys(PARTS)) {
    process.stdout.write(`\n== ${name}\n`);
    const started = performance.now();
    let counted;
    try {
      counted = await PARTS[name]();
    } catch (error) {
      process.stderr.write(
        `${error instanceof Problem ? error.message : error.stack}\n`,
      );
      counted = { passed: 0, failed: 1 };
    }
    total.passed += counted.passed;
    total.failed += counted.failed;
    const seconds = Math.round((performance.now() - started) / 1000);
    lines.push(
      `${name}: passed ${counted.passed}, failed ${counted.failed} (${seconds} s)`,
    );
  }
  process.stdout.write(
    `\n${lines.join('\n')}\n${total.passed} passed, ${total.failed} failed\n`,
  );
  return total.failed ? 1 : 0;
}
