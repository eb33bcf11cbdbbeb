import { Knex } from 'knex';

/** Runs the work in the transaction it is given, or in a new one. */
export async function inTransaction<T>(
  database: Knex,
  work: (transaction: Knex) => Promise<T>,
): Promise<T> {
  if (database.isTransaction) return work(database);
  return database.transaction(work);
}

/** Whether the database is PostgreSQL; the other one supported is SQLite. */
export function isPostgres(database: Knex): boolean {
  return database.client.config.client === 'pg';
}
