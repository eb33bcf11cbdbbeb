import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MOST_BYTES = 16 * 1024 * 1024;
const MOST_MILLISECONDS = 60_000;

/** A program of this machine is not there, or not where it was said to be. */
export class ProgramMissing extends Error {
  constructor(name: string, cause: unknown) {
    super(`${name} is not on this machine`, { cause });
    this.name = 'ProgramMissing';
  }
}

/**
 * What a program prints, run without a shell. It sees PATH and nothing else of this process: what a repository brings along
 * is not handed the keys of the clouds.
 *
 * @throws ProgramMissing; Error with the program's own words.
 */
export async function runProgram(options: {
  readonly name: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Written to its standard input. */
  readonly input?: string;
}): Promise<string> {
  const { name, args, cwd, input = '' } = options;
  try {
    const running = run(name, [...args], {
      cwd,
      maxBuffer: MOST_BYTES,
      timeout: MOST_MILLISECONDS,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        GIT_TERMINAL_PROMPT: '0',
        ...options.env,
      },
    });
    running.child.stdin?.on('error', () => {}); // it ended without reading: told by its exit
    running.child.stdin?.end(input);
    return (await running).stdout;
  } catch (error) {
    throw toWords(name, args, error);
  }
}

function toWords(name: string, args: readonly string[], error: unknown): Error {
  const of = (key: string): unknown =>
    typeof error === 'object' && error !== null
      ? Reflect.get(error, key)
      : undefined;
  if (of('code') === 'ENOENT') return new ProgramMissing(name, error);
  const reason = of('killed')
    ? `took longer than ${MOST_MILLISECONDS / 1000} s`
    : String(of('stderr') ?? '').trim() || String(of('message') ?? error);
  return new Error(`${name} ${args[0] ?? ''}: ${reason}`, { cause: error });
}
