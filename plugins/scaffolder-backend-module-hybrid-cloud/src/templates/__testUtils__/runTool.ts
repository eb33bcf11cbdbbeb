import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Whether a program is on the PATH of this machine. */
export function hasTool(name: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some(folder => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false; // not in this folder; the next may have it
    }
  });
}

/** `ok: false`: what the program said. Ends after a minute. */
export type ToolResult =
  | { readonly ok: true; readonly stdout: string }
  | { readonly ok: false; readonly said: string };

export function runTool(options: {
  readonly name: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Beside the environment of the tests. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}): ToolResult {
  // A developer's own settings of Terraform are not part of what is tested.
  const { TF_CLI_CONFIG_FILE: _, ...env } = process.env;
  const done = spawnSync(options.name, [...options.args], {
    cwd: options.cwd,
    env: { ...env, ...options.env },
    encoding: 'utf8',
    timeout: 60_000,
  });
  return done.status === 0
    ? { ok: true, stdout: done.stdout }
    : {
        ok: false,
        said: `${options.name} ${options.args.join(' ')}: ${
          done.error?.message ?? ''
        } ${done.stdout}${done.stderr}`,
      };
}
