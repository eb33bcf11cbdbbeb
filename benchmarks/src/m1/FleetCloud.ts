import { ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DEFAULT_PORTS } from '@hybrid-cloud-portal/local-cloud';
import { parse, parseAllDocuments } from 'yaml';

/** The parts of the fleet's configuration that M1 uses. */
interface FleetConfig {
  readonly kubernetes: {
    readonly clusterLocatorMethods: {
      readonly type: string;
      readonly clusters: { name: string; url: string }[];
    }[];
  };
  readonly hybridCloud: {
    readonly sites: { id: string }[];
    readonly aws: {
      readonly accounts: {
        accountId: string;
        region: string;
        observeRoleArn: string;
        endpoint: string;
      }[];
    };
  };
}

/** A fleet's entity as its owner would have written it. */
export interface FleetEntity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

const UP_WITHIN_SECONDS = 90;

/** A local cloud with a fleet in a process of its own, on ports of the system's choice. */
export class FleetCloud {
  readonly entities: readonly FleetEntity[];
  readonly config: FleetConfig;
  /** Bearer token of both clusters. */
  readonly token: string;
  readonly #child: ChildProcess;
  readonly #folder: string;

  static async start(count: number): Promise<FleetCloud> {
    const folder = mkdtempSync(join(tmpdir(), 'm1-'));
    const token = randomBytes(24).toString('base64url');
    const files = {
      catalog: join(folder, 'fleet.yaml'),
      config: join(folder, 'app-config.yaml'),
    };
    const child = spawn(
      process.execPath,
      [
        '--require',
        '@backstage/cli/config/nodeTransform.cjs',
        resolve('packages/local-cloud/src/main.ts'),
        ...['--fleet', String(count), '--ports', zeroPorts()],
        ...['--catalog', files.catalog, '--portal-config', files.config],
      ],
      {
        env: {
          ...process.env,
          ONPREM_CLUSTER_TOKEN: token,
          EKS_CLUSTER_TOKEN: token,
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    await isUp(child);
    return new FleetCloud({ child, folder, token, files });
  }

  private constructor(options: {
    readonly child: ChildProcess;
    readonly folder: string;
    readonly token: string;
    readonly files: { readonly catalog: string; readonly config: string };
  }) {
    const { files } = options;
    this.#child = options.child;
    this.#folder = options.folder;
    this.token = options.token;
    this.entities = parseAllDocuments(readFileSync(files.catalog, 'utf8')).map(
      document => document.toJSON(),
    );
    this.config = onlyFleet(
      parse(readFileSync(files.config, 'utf8')),
      this.token,
    );
  }

  /** Of AWS. */
  get endpoint(): string {
    return this.config.hybridCloud.aws.accounts[0].endpoint;
  }

  async stop(): Promise<void> {
    const ended = new Promise(done => {
      this.#child.once('exit', done);
    });
    this.#child.kill('SIGTERM');
    await ended;
    rmSync(this.#folder, { recursive: true });
  }
}

function zeroPorts(): string {
  const { clusters, balancers, ingresses } = DEFAULT_PORTS;
  const names = [
    'aws',
    'queue',
    ...Object.keys(clusters).map(name => `clusters.${name}`),
    ...Object.keys(balancers).map(name => `balancers.${name}`),
    ...Object.keys(ingresses).map(name => `ingresses.${name}`),
  ];
  return names.map(name => `${name}=0`).join(',');
}

/** It says so on its output once everything listens and the files are written. */
function isUp(child: ChildProcess): Promise<void> {
  return new Promise((done, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`no local cloud within ${UP_WITHIN_SECONDS} s`));
    }, UP_WITHIN_SECONDS * 1000);
    child.once('exit', code => {
      clearTimeout(late);
      reject(new Error(`the local cloud ended with ${code}`));
    });
    child.stdout?.on('data', (text: Buffer) => {
      if (!text.toString().includes('local-cloud is up')) return;
      clearTimeout(late);
      done();
    });
  });
}

const isFleet = (name: string) => name.startsWith('fleet-');

/** Without the demo estate, whose addresses are those of a portal that may run on this machine. */
function onlyFleet(
  { kubernetes, hybridCloud }: FleetConfig,
  serviceAccountToken: string,
): FleetConfig {
  return {
    kubernetes: {
      clusterLocatorMethods: kubernetes.clusterLocatorMethods.map(method => ({
        ...method,
        clusters: method.clusters
          .filter(({ name }) => isFleet(name))
          .map(each => ({ ...each, serviceAccountToken })),
      })),
    },
    hybridCloud: {
      ...hybridCloud,
      sites: hybridCloud.sites.filter(({ id }) => isFleet(id)),
      aws: {
        accounts: hybridCloud.aws.accounts.filter(({ accountId }) =>
          accountId.startsWith('2'),
        ),
      },
    },
  };
}
