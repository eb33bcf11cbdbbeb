import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RenderedFolder } from './RenderedFolder';
import { runTool, ToolResult } from './runTool';

/**
 * Runs a script of an output with programs that are played: `programs` are their bodies in shell, by name. In them and in
 * `stdin` everything is as the script left it; the folder of the played programs is `$PLAYED`.
 */
export function tryScript(options: {
  readonly folder: RenderedFolder;
  readonly script: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly programs: Readonly<Record<string, string>>;
}): ToolResult {
  const { folder, script, args = [], env = {}, stdin = '' } = options;
  const played = mkdtempSync(join(tmpdir(), 'played-'));
  try {
    for (const [name, body] of Object.entries(options.programs)) {
      writeFileSync(join(played, name), `#!/bin/sh\n${body}\n`);
      chmodSync(join(played, name), 0o755);
    }
    writeFileSync(join(played, 'stdin'), stdin);
    const settings = {
      PATH: `${played}:${process.env.PATH}`,
      PLAYED: played,
      ...env,
    };
    return runTool({
      name: 'env',
      args: [
        ...Object.entries(settings).map(([name, value]) => `${name}=${value}`),
        ...['sh', '-c', 'script=$1; shift; sh "$script" "$@" <"$PLAYED/stdin"'],
        ...['sh', script, ...args],
      ],
      cwd: folder.path,
    });
  } finally {
    rmSync(played, { recursive: true });
  }
}
