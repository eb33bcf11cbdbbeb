import assert from 'node:assert/strict';
import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Longer than this no service may take to start or to stop, on a busy machine. */
const LIMIT_MS = 20_000;

/** A built service, started as its container would start it, on a port of its own. */
export class RunningService {
  readonly base: string;
  readonly #child: ChildProcess;

  private constructor(options: {
    readonly base: string;
    readonly child: ChildProcess;
  }) {
    this.base = options.base;
    this.#child = options.child;
  }

  /** Returns when it listens. Throws with what it said when it does not. */
  static async start(options: {
    readonly cwd: string;
    readonly environment: Readonly<Record<string, string>>;
  }): Promise<RunningService> {
    const child = spawn(process.execPath, ['dist/main.js'], {
      cwd: options.cwd,
      env: {
        PATH: process.env.PATH,
        HOST: '127.0.0.1',
        PORT: '0',
        ...options.environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said: string[] = [];
    child.stderr.setEncoding('utf8').on('data', text => said.push(text));
    const late = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
    const lines = createInterface({ input: child.stdout });
    for await (const line of lines) {
      said.push(line);
      const [base] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
      if (base) {
        clearTimeout(late);
        lines.close();
        child.stdout.resume();
        return new RunningService({ base, child });
      }
    }
    clearTimeout(late);
    throw new Error(`The service did not start:\n${said.join('\n')}`);
  }

  send(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    return fetch(`${this.base}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  }

  /** SIGTERM; it must end by itself, with 0, in time. */
  async stop(): Promise<void> {
    const ended =
      this.#child.exitCode === null && this.#child.signalCode === null
        ? once(this.#child, 'exit')
        : Promise.resolve([this.#child.exitCode, this.#child.signalCode]);
    const late = setTimeout(() => this.#child.kill('SIGKILL'), LIMIT_MS);
    this.#child.kill('SIGTERM');
    const [code, signal] = await ended;
    clearTimeout(late);
    assert.deepEqual({ code, signal }, { code: 0, signal: null });
  }
}
