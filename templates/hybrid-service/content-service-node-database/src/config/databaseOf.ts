import type { DatabaseConfig } from './Config';
import type { Environment } from './environment';
import { refuse } from './refuse';

/** Undefined for the embedded store, which production refuses. */
export function databaseOf(env: Environment): DatabaseConfig | undefined {
  const { DB_WRITER_HOST: writerHost, DB_USER: user, DB_PASSWORD: password } = env;
  if (!writerHost && env.NODE_ENV !== 'production') return undefined;
  if (!writerHost || !user || password === undefined) {
    const needed = { DB_WRITER_HOST: writerHost, DB_USER: user, DB_PASSWORD: password };
    return refuse(
      Object.entries(needed)
        .filter(([, value]) => !value)
        .map(
          ([name]) =>
            `${name}: not set, needed in production: the embedded store forgets and is not shared`,
        ),
    );
  }
  return {
    writerHost,
    readerHost: env.DB_READER_HOST ?? writerHost,
    port: env.DB_PORT,
    name: env.DB_NAME,
    user,
    password,
    connections: env.DB_CONNECTIONS,
    callTimeoutMs: env.DB_CALL_TIMEOUT_MS,
    caFile: env.DB_CA_FILE,
  };
}
