import { spawn } from 'node:child_process';

/** Runs a program to its end. Throws with the last it said when it fails or takes longer than five minutes. */
export function runCommand(options: {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}): Promise<string> {
  const { command, args, cwd } = options;
  // Ours to the test runner and to Node.js, not theirs: told that it runs inside a test, `node --test` would run nothing.
  const { NODE_OPTIONS: _, NODE_TEST_CONTEXT: __, LOG_LEVEL: ___, ...env } =
    process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], {
      cwd,
      env: { ...env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 300_000,
    });
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', text => {
        said.push(text);
      });
    }
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const text = said.join('');
      if (code === 0) resolve(text);
      else {
        const how = signal ?? `exit ${code}`;
        reject(
          new Error(
            `${command} ${args.join(' ')}: ${how}\n${text.slice(-6000)}`,
          ),
        );
      }
    });
  });
}
