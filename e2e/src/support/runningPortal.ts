import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';

export interface RunningPortal {
  /** Everything `./portal start` has printed. */
  output(): string;
  /** Ctrl-C; resolves with its exit code when all it started has ended. */
  stop(): Promise<number | null>;
}

/** Runs `./portal start` as a person would and waits for its screen. */
export async function runPortal(
  args: readonly string[] = [],
): Promise<RunningPortal> {
  const { ROOT, DATA } = await import('../../../scripts/portal/paths.mjs');
  // The local cloud begins anew at every start; a portal that remembered another world would rightly call it drift.
  rmSync(resolve(DATA, 'db'), { recursive: true, force: true });
  const child = spawn('./portal', ['start', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const exited = new Promise<number | null>(done => child.once('exit', done));
  const up = new Promise<void>((done, fail) => {
    const read = (text: Buffer) => {
      output += text.toString('utf8');
      if (output.includes('The portal is up.')) done();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', code =>
      fail(new Error(`./portal start ended with ${code}:\n${output}`)),
    );
  });
  await up;
  return {
    output: () => output,
    async stop() {
      child.kill('SIGINT');
      return exited;
    },
  };
}
