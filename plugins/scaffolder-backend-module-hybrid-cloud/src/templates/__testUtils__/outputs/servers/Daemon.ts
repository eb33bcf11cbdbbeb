import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const LIMIT_MS = 20_000;

/** A server program on a port of this machine, for the length of a test. */
export class Daemon {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  /** Returns when its port takes connections. Throws with what it said when it does not. */
  static async start(options: {
    readonly command: string;
    readonly args: readonly string[];
    readonly port: number;
  }): Promise<Daemon> {
    const { command, args, port } = options;
    const child = spawn(command, [...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const daemon = new Daemon(child);
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', text => {
        said.push(text);
      });
    }
    child.on('error', error => {
      said.push(error.message);
    });
    for (
      const end = performance.now() + LIMIT_MS;
      performance.now() < end;
      await sleep(50)
    ) {
      if (child.exitCode !== null || child.pid === undefined) break;
      if (await accepts(port)) return daemon;
    }
    await daemon.stop();
    throw new Error(`${command} did not start: ${said.join('').slice(-3000)}`);
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (child.pid === undefined || child.exitCode !== null) return;
    if (child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await gone;
    clearTimeout(late);
  }
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', port });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false; // not yet
  } finally {
    socket.destroy();
  }
}
