import { ConfigProblem } from '../errors';
{% if values.database != 'none' %}
import { Config, DatabaseConfig } from './Config';
import { Environment, environmentSchema } from './environment';
{% else %}
import { Config } from './Config';
import { environmentSchema } from './environment';
{% endif %}
import { CREATED_AS } from './serviceName';

/**
 * Reads the environment once. Throws one ConfigProblem that lists every mistake
 * by variable and what was expected; values are not repeated. Empty variables
 * count as not set.
 */
export function loadConfig(
  variables: Readonly<Record<string, string | undefined>>,
): Config {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== ''),
  );
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    throw new ConfigProblem(
      list(
        parsed.error.issues.map(
          ({ path, message }) => `${path.join('.')}: ${message}`,
        ),
      ),
      { cause: parsed.error },
    );
  }
  const env = parsed.data;
  return Object.freeze<Config>({
    name: env.SERVICE_NAME ?? CREATED_AS,
    site: env.SITE,
    host: env.HOST,
    port: env.PORT,
    logLevel: env.LOG_LEVEL,
    shutdownDelayMs: env.SHUTDOWN_DELAY_MS,
    shutdownDeadlineMs: env.SHUTDOWN_DEADLINE_MS,
{% if values.database != 'none' %}
    database: databaseOf(env),
{% endif %}
  });
}
{% if values.database != 'none' %}

function databaseOf(env: Environment): DatabaseConfig | undefined {
  const { DB_WRITER_HOST: writerHost, DB_USER: user } = env;
  if (!writerHost && env.NODE_ENV !== 'production') return undefined;
  if (!writerHost || !user || env.DB_PASSWORD === undefined) {
    const missing = ['DB_WRITER_HOST', 'DB_USER', 'DB_PASSWORD'].filter(
      name => !env[name as keyof Environment], // names of the schema above
    );
    throw new ConfigProblem(
      list(
        missing.map(
          name =>
            `${name}: not set, needed in production: the embedded store forgets and is not shared`,
        ),
      ),
    );
  }
  return {
    writerHost,
    readerHost: env.DB_READER_HOST ?? writerHost,
    port: env.DB_PORT,
    name: env.DB_NAME,
    user,
    password: env.DB_PASSWORD,
    connections: env.DB_CONNECTIONS,
    callTimeoutMs: env.DB_CALL_TIMEOUT_MS,
    caFile: env.DB_CA_FILE,
  };
}
{% endif %}

function list(mistakes: readonly string[]): string {
  return `The environment has ${
    mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`
  }:\n${mistakes.map(mistake => `  - ${mistake}`).join('\n')}`;
}
