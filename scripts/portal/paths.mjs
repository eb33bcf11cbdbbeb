import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Databases, logs and tokens of a running portal. Never in git. */
export const DATA = resolve(ROOT, process.env.PORTAL_DATA_DIR ?? '.data');
