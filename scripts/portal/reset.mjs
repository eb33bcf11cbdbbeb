import { rmSync } from 'node:fs';
import { DATA } from './paths.mjs';
import { PORTS, demandFreePorts } from './ports.mjs';

/** Forgets what the portal stored: databases, logs, tokens. Refuses while a portal runs on top of them. */
export async function run() {
  await demandFreePorts([PORTS.backend]);
  rmSync(DATA, { recursive: true, force: true });
  process.stdout.write(`Forgotten: ${DATA}\n`);
  return 0;
}
