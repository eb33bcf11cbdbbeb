import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Metric } from './Metric';

/** Below the repository's root, where `./portal bench` runs. */
const OUT = resolve('benchmarks/out');

/** Writes benchmarks/out/NAME.json and answers its path. */
export function writeMetrics(name: string, metrics: readonly Metric[]): string {
  mkdirSync(OUT, { recursive: true });
  const file = resolve(OUT, `${name}.json`);
  writeFileSync(file, `${JSON.stringify(metrics, null, 2)}\n`);
  return file;
}
