import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DATA, ROOT } from './paths.mjs';

/**
 * The configuration files of this run: app-config.yaml, and over it one in .data with what only this run knows: where its
 * database is and which catalogue file the generated fleet is in.
 */
export function writeRunConfig({ fleet }) {
  mkdirSync(DATA, { recursive: true });
  const overlay = {
    backend: {
      database: {
        client: 'better-sqlite3',
        connection: { directory: resolve(DATA, 'db') },
      },
    },
    // Lists are replaced, not merged, so the list is said whole.
    ...(fleet
      ? {
          catalog: {
            locations: [
              {
                type: 'file',
                target: resolve(ROOT, 'catalog/org.yaml'),
                rules: [{ allow: ['User', 'Group'] }],
              },
              { type: 'file', target: resolve(ROOT, 'catalog/all.yaml') },
              { type: 'file', target: resolve(DATA, 'fleet.yaml') },
            ],
          },
        }
      : {}),
  };
  const file = resolve(DATA, 'app-config.run.yaml');
  writeFileSync(file, JSON.stringify(overlay, null, 2)); // JSON is YAML
  return [resolve(ROOT, 'app-config.yaml'), file];
}
