import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool, RowDataPacket } from 'mysql2/promise';

type AppliedRow = RowDataPacket & { readonly name: string };

/**
 * Brings the schema up to date: each file of the folder once, in order of name,
 * one statement per file. Two at once are safe: the second waits for the
 * database's own lock. Returns the names that were applied.
 *
 * MariaDB commits each schema change by itself; a file that fails is not
 * recorded and is tried again.
 */
export async function migrate(options: {
  readonly pool: Pool;
  readonly folder: string;
}): Promise<readonly string[]> {
  const { pool, folder } = options;
  const connection = await pool.getConnection();
  try {
    const [[lock]] = await connection.query<RowDataPacket[]>(
      "SELECT GET_LOCK('schema_migration', 60) AS held",
    );
    if (lock?.held !== 1) {
      throw new Error('Another migration has held the lock for over 60 s');
    }
    await connection.query(
      'CREATE TABLE IF NOT EXISTS schema_migration (name VARCHAR(100) NOT NULL PRIMARY KEY, applied_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3))',
    );
    const [rows] = await connection.query<AppliedRow[]>(
      'SELECT name FROM schema_migration',
    );
    const applied = new Set(rows.map(row => row.name));
    const files = (await readdir(folder)).filter(file => file.endsWith('.sql'));
    const due = files.filter(file => !applied.has(file)).sort();
    for (const file of due) {
      await connection.query(await readFile(join(folder, file), 'utf8'));
      await connection.query('INSERT INTO schema_migration (name) VALUES (?)', [file]);
    }
    return due;
  } finally {
    // Closed, not given back: closing it gives the lock back.
    connection.destroy();
  }
}
