import { readFileSync } from 'node:fs';
import { Pool } from 'pg';
import type { DatabaseConfig } from '../config/Config';

/** Connections are made when first needed, so a host that is away does not stop the start. */
export function createDatabasePool(options: {
  readonly database: DatabaseConfig;
  readonly host: string;
}): Pool {
  const { database, host } = options;
  const pool = new Pool({
    host,
    port: database.port,
    user: database.user,
    password: database.password,
    database: database.name,
    max: database.connections,
    // Also the longest wait for a free connection: better a quick no than a long line.
    connectionTimeoutMillis: 2_000,
    // Here and at the server: when the link is cut, no answer ever comes.
    query_timeout: database.callTimeoutMs,
    statement_timeout: database.callTimeoutMs,
    keepAlive: true,
    ...(database.caFile ? { ssl: { ca: readFileSync(database.caFile) } } : {}),
  });
  // An idle connection was cut, as in every failover. The next call makes a new one and says what is wrong.
  pool.on('error', () => {});
  return pool;
}
