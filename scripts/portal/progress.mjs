import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';
import { Problem } from './problem.mjs';

const live = process.stdout.isTTY;

/** Shows that a long step is alive: a running clock on a terminal, a line every 15 s elsewhere. Returns `done(text)`. */
export function showProgress(title) {
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 1000);
  let note = '';
  const draw = () =>
    live
      ? process.stdout.write(`\r\x1b[K  ${title} ... ${seconds()} s ${note}`)
      : process.stdout.write(`  ${title} ... ${seconds()} s ${note}\n`);
  draw();
  const timer = setInterval(draw, live ? 1000 : 15_000);
  return {
    note(text) {
      note = text.replace(/\s+/g, ' ').slice(0, 60);
    },
    done(text = 'done') {
      clearInterval(timer);
      process.stdout.write(
        `${live ? '\r\x1b[K' : ''}  ${title}: ${text} (${seconds()} s)\n`,
      );
    },
  };
}

/** Runs a command with progress; on failure the last of what it printed comes with the Problem. */
export async function runQuietly({
  title,
  command,
  args,
  hint,
  env = {},
  cwd = ROOT,
  isNoise = () => false,
}) {
  const progress = showProgress(title);
  const lines = [];
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', text => {
      lines.push(
        ...text.split('\n').filter(line => line.trim() && !isNoise(line)),
      );
      if (lines.length > 400) lines.splice(0, lines.length - 400);
      progress.note(lines.at(-1) ?? '');
    });
  }
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) {
    progress.done('failed');
    throw new Problem(
      `${title} failed (exit ${code}). ${hint}\n\n${lines
        .slice(-25)
        .join('\n')}`,
    );
  }
  progress.done();
}
