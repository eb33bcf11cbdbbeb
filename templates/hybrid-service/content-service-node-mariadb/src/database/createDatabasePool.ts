import { readFileSync } from 'node:fs';
import { createPool, Pool } from 'mysql2/promise';
import type { DatabaseConfig } from '../config/Config';

/** Connections are made when first needed, so a host that is away does not stop the start. */
export function createDatabasePool(options: {
  readonly database: DatabaseConfig;
  readonly host: string;
}): Pool {
  const { database, host } = options;
  return createPool({
    host,
    port: database.port,
    user: database.user,
    password: database.password,
    database: database.name,
    connectionLimit: database.connections,
    // Users wait behind this queue: better a quick no than a long line.
    queueLimit: database.connections * 10,
    connectTimeout: 2_000,
    enableKeepAlive: true,
    timezone: 'Z',
    ...(database.caFile ? { ssl: { ca: readFileSync(database.caFile) } } : {}),
  });
}
