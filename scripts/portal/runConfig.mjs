import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DATA, ROOT } from './paths.mjs';

/** Written by the local cloud when it starts with a fleet: its catalogue, and its sites, clusters and accounts. */
export const FLEET_FILES = {
  catalog: resolve(DATA, 'fleet.yaml'),
  config: resolve(DATA, 'app-config.fleet.yaml'),
};

/** Bare repositories that templates push to; what is pushed is delivered to the local cloud. */
export const GIT_FOLDER = resolve(DATA, 'git');

/**
 * The configuration files of this run: app-config.yaml, over it the fleet's when there is one, and over both one in .data
 * with what only this run knows: where its database is and which catalogue file the generated fleet is in.
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
    // A folder of bare repositories, so that Create works to its end without an account anywhere.
    scaffolder: {
      gitRemotes: [{ id: 'local', base: GIT_FOLDER, create: true }],
    },
    // Lists are replaced, not merged, so the list is said whole.
    ...(fleet
      ? {
          hybridCloud: { tick: { suspectSeconds: 1 } },
          catalog: {
            // Nothing in the generated file changes while the portal runs: reading thousands of entities again and
            // again would only take time from what is being watched.
            processingInterval: { minutes: 60 },
            locations: [
              {
                type: 'file',
                target: resolve(ROOT, 'catalog/org.yaml'),
                rules: [{ allow: ['User', 'Group'] }],
              },
              { type: 'file', target: resolve(ROOT, 'catalog/all.yaml') },
              { type: 'file', target: FLEET_FILES.catalog },
              {
                type: 'file',
                target: resolve(ROOT, 'templates/*/template.yaml'),
                rules: [{ allow: ['Template'] }],
              },
            ],
          },
        }
      : {}),
  };
  const file = resolve(DATA, 'app-config.run.yaml');
  writeFileSync(file, JSON.stringify(overlay, null, 2)); // JSON is YAML
  return [
    resolve(ROOT, 'app-config.yaml'),
    ...(fleet ? [FLEET_FILES.config] : []),
    file,
  ];
}
