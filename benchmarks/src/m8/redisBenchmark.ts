import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const LIMIT_MS = 60_000;

/** Redis's own measure of itself: plain ZADDs from its own client, written in C. */
export async function redisBenchmark(options: {
  readonly port: number;
  readonly requests: number;
  readonly concurrency: number;
}): Promise<{ readonly perSecond: number; readonly p99: number }> {
  const { stdout } = await run(
    'redis-benchmark',
    [
      ...['-h', '127.0.0.1', '-p', String(options.port)],
      ...['-n', String(options.requests), '-c', String(options.concurrency)],
      ...['-r', String(options.requests), '--csv'],
      ...['zadd', 'redis-benchmark', '__rand_int__', 'person-__rand_int__'],
    ],
    { timeout: LIMIT_MS },
  );
  const [head, line] = stdout
    .trim()
    .split('\n')
    .map(row => row.split(',').map(cell => cell.replace(/"/g, '')));
  const field = (name: string) => {
    const value = Number(line?.[head.indexOf(name)]);
    if (!Number.isFinite(value)) {
      throw new Error(`redis-benchmark did not say ${name}: ${stdout}`);
    }
    return value;
  };
  return { perSecond: field('rps'), p99: field('p99_latency_ms') };
}
