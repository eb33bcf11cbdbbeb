import { join } from 'node:path';
import { loadConfig } from './config/loadConfig';
import { createDatabasePool } from './database/createDatabasePool';
import { migrate } from './database/migrate';
import { messageOf } from './errors';

async function main(): Promise<void> {
  const { database } = loadConfig(process.env);
  if (!database) throw new Error('DB_WRITER_HOST is not set: nothing to migrate');
  const pool = createDatabasePool({
    // A change of a large table takes its time.
    database: { ...database, callTimeoutMs: 0 },
    host: database.writerHost,
  });
  try {
    const done = await migrate({ pool, folder: join(__dirname, '..', 'migrations') });
    process.stdout.write(`Applied: ${done.join(', ') || 'nothing, all is up to date'}\n`);
  } finally {
    await pool.end();
  }
}

main().catch(error => {
  process.stderr.write(`The schema was not brought up to date: ${messageOf(error)}\n`);
  process.exit(1);
});
