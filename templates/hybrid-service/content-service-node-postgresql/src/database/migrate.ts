import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';

/** Any number, the same for all who migrate this database. */
const LOCK = 7_205_391;

/**
 * Brings the schema up to date: each file of the folder once, in order of name,
 * all in one transaction, so that a failure leaves the schema as it was. Two at
 * once are safe: the second waits for the first. Returns the names that were
 * applied.
 */
export async function migrate(options: {
  readonly pool: Pool;
  readonly folder: string;
}): Promise<readonly string[]> {
  const { pool, folder } = options;
  const connection = await pool.connect();
  try {
    await connection.query('BEGIN');
    await connection.query("SET LOCAL lock_timeout = '60s'");
    await connection.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    await connection.query(
      'CREATE TABLE IF NOT EXISTS schema_migration (name VARCHAR(100) PRIMARY KEY, applied_at TIMESTAMPTZ NOT NULL DEFAULT now())',
    );
    const { rows } = await connection.query<{ name: string }>(
      'SELECT name FROM schema_migration',
    );
    const applied = new Set(rows.map(row => row.name));
    const files = (await readdir(folder)).filter(file => file.endsWith('.sql'));
    const due = files.filter(file => !applied.has(file)).sort();
    for (const file of due) {
      await connection.query(await readFile(join(folder, file), 'utf8'));
      await connection.query('INSERT INTO schema_migration (name) VALUES ($1)', [file]);
    }
    await connection.query('COMMIT');
    connection.release();
    return due;
  } catch (error) {
    // Closed, not given back: closing it rolls back.
    connection.release(true);
    throw error;
  }
}
