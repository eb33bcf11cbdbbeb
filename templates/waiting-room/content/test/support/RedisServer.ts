import { ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';

const missing =
  spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status !== 0;

/** For the `skip` option of a test: false, or why it cannot run here. */
export const needsRedis: string | false = missing
  ? 'skipped: needs redis-server'
  : false;

/** What is on disk when a write has been answered: all of it, all up to a second ago, or nothing. */
export type Keeps = 'everything' | 'every-second' | 'nothing';

/** A real Redis of its own: ephemeral port, loopback, a folder that goes away with it. */
export class RedisServer {
  readonly port: number;
  readonly #dir = mkdtempSync(join(tmpdir(), 'redis-'));
  readonly #keeps: Keeps;
  #child: ChildProcess | undefined;

  private constructor(options: { port: number; keeps: Keeps }) {
    this.port = options.port;
    this.#keeps = options.keeps;
  }

  static async start(
    options: { readonly keeps?: Keeps } = {},
  ): Promise<RedisServer> {
    const server = new RedisServer({
      port: await freePort(),
      keeps: options.keeps ?? 'nothing',
    });
    await server.#launch();
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Dies without warning and comes back with what it had written. */
  async restart(): Promise<void> {
    await this.kill();
    await this.#launch();
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.#dir, { recursive: true, force: true });
  }

  /** Dies without warning. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  async #launch(): Promise<void> {
    const settings = {
      port: this.port,
      bind: '127.0.0.1',
      dir: this.#dir,
      save: '',
      appendonly: this.#keeps === 'nothing' ? 'no' : 'yes',
      appendfsync: this.#keeps === 'every-second' ? 'everysec' : 'always',
      daemonize: 'no',
    };
    this.#child = spawn(
      'redis-server',
      Object.entries(settings).flatMap(([k, v]) => [`--${k}`, String(v)]),
      { stdio: 'ignore' },
    );
    await this.#answering();
  }

  async #answering(): Promise<void> {
    const redis = new Redis(this.url, {
      retryStrategy: () => 50,
      maxRetriesPerRequest: null,
    });
    redis.on('error', () => {}); // refused until it listens
    try {
      await Promise.race([
        redis.ping(),
        delay(10_000, undefined, { ref: false }).then(() => {
          throw new Error('redis-server did not answer within 10 s');
        }),
      ]);
    } finally {
      redis.disconnect();
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') {
    throw new Error('No port to be had.');
  }
  return address.port;
}
