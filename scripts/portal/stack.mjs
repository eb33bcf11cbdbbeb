import { mkdirSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { Children } from './children.mjs';
import { ensureKubectl } from './kubectl.mjs';
import { localCloudEnv } from './localCloud.mjs';
import { DATA, ROOT } from './paths.mjs';
import { PORTS } from './ports.mjs';
import { showProgress } from './progress.mjs';
import { FLEET_FILES, GIT_FOLDER, writeRunConfig } from './runConfig.mjs';

const TRANSFORM = ['--require', '@backstage/cli/config/nodeTransform.cjs'];

/** The running parts of the portal, started one by one; each `start...` returns when the part answers. */
export class Stack {
  children = new Children(resolve(DATA, 'logs'));
  #env = { NODE_ENV: 'development', ...localCloudEnv() };
  #configs;
  #fleet;

  constructor({ fleet = 0, env = {} } = {}) {
    mkdirSync(resolve(DATA, 'db'), { recursive: true });
    this.#fleet = fleet;
    Object.assign(this.#env, env);
    this.#configs = writeRunConfig({ fleet }).flatMap(file => [
      '--config',
      file,
    ]);
  }

  async startLocalCloud() {
    const kubectl = await ensureKubectl();
    if (!kubectl) {
      process.stdout.write(
        '  kubectl is missing: services that are made with Create are not rolled out. Install kubectl 1.27 or later.\n',
      );
    }
    const progress = showProgress('Starting the local cloud');
    const fleet = this.#fleet
      ? [
          '--fleet',
          String(this.#fleet),
          '--catalog',
          FLEET_FILES.catalog,
          '--portal-config',
          FLEET_FILES.config,
        ]
      : [];
    this.children.start({
      name: 'local-cloud',
      command: process.execPath,
      args: [
        ...TRANSFORM,
        'packages/local-cloud/src/main.ts',
        ...['--deliver-from', GIT_FOLDER],
        ...(kubectl ? ['--kubectl', kubectl] : []),
        ...fleet,
      ],
      cwd: ROOT,
      env: this.#env,
    });
    await this.children.waitFor({
      name: 'local-cloud',
      url: `http://127.0.0.1:${PORTS.aws}/_local/world`,
      seconds: 60 + this.#fleet / 10,
      // It says so once everything listens and the fleet's files are written: the backend needs them.
      accepts: response =>
        response.ok &&
        this.children.tail('local-cloud', 1000).includes('local-cloud is up'),
    });
    progress.done('up');
  }

  async startBackend() {
    const progress = showProgress('Starting the backend');
    const child = this.children.start({
      name: 'backend',
      command: process.execPath,
      args: [
        '--no-node-snapshot',
        ...TRANSFORM,
        'src/index.ts',
        ...this.#configs,
      ],
      cwd: resolve(ROOT, 'packages/backend'),
      env: this.#env,
    });
    await this.children.waitFor({
      name: 'backend',
      url: `http://127.0.0.1:${PORTS.backend}/.backstage/health/v1/readiness`,
      seconds: 180,
      accepts: response => response.ok,
    });
    // Ready is not yet usable: until the catalogue has read its people, nobody can sign in.
    await this.children.waitFor({
      name: 'backend',
      url: `http://127.0.0.1:${PORTS.backend}/api/auth/demoUsers/refresh`,
      headers: { 'x-demo-user': 'user:default/minji' },
      seconds: 60,
      accepts: response => response.ok,
    });
    progress.done('up');
    return child;
  }

  async startFrontend() {
    const progress = showProgress('Building and serving the pages');
    this.children.start({
      name: 'frontend',
      command: 'yarn',
      args: ['backstage-cli', 'package', 'start', ...this.#configs],
      cwd: resolve(ROOT, 'packages/app'),
      env: { ...this.#env, BROWSER: 'none' },
    });
    await this.children.waitFor({
      name: 'frontend',
      url: `http://localhost:${PORTS.frontend}`,
      seconds: 240,
      accepts: response => response.ok,
    });
    progress.done('up');
  }

  logs() {
    return relative(process.cwd(), resolve(DATA, 'logs'));
  }
}
