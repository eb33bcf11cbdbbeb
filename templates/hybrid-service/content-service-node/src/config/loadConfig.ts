import type { Config } from './Config';
import { environmentSchema } from './environment';
import { refuse } from './refuse';
{% if values.sessions == 'redis' or values.waitingRoom %}
import { CREATED_AS, PUBLIC_URL } from './serviceName';
{% else %}
import { CREATED_AS } from './serviceName';
{% endif %}
{% if values.database != 'none' %}
import { databaseOf } from './databaseOf';
{% endif %}
{% if values.sessions == 'redis' %}
import { sessionsOf } from './sessionsOf';
{% endif %}
{% if values.signIn == 'ldap' %}
import { directoryOf } from './directoryOf';
{% elif values.signIn != 'none' %}
import { providerOf } from './providerOf';
{% endif %}
{% if values.waitingRoom %}
import { waitingRoomOf } from './waitingRoomOf';
{% endif %}

/**
 * Reads the environment once. Throws a ConfigProblem that lists the mistakes by
 * variable and what was expected; values are not repeated. Empty variables
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
    return refuse(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
      parsed.error,
    );
  }
  const env = parsed.data;
  return Object.freeze<Config>({
    name: env.SERVICE_NAME ?? CREATED_AS,
    site: env.SITE,
    host: env.HOST,
    port: env.PORT,
    proxyHops: env.PROXY_HOPS,
    logLevel: env.LOG_LEVEL,
    shutdownDelayMs: env.SHUTDOWN_DELAY_MS,
    shutdownDeadlineMs: env.SHUTDOWN_DEADLINE_MS,
{% if values.sessions == 'redis' or values.waitingRoom %}
    publicUrl: new URL(
      env.PUBLIC_URL ??
        (env.NODE_ENV === 'production' ? PUBLIC_URL : `http://localhost:${env.PORT}`),
    ).origin,
    secureCookies: env.NODE_ENV === 'production',
{% endif %}
{% if values.frontend == 'react' %}
    webFolder: env.WEB_FOLDER,
{% endif %}
{% if values.database != 'none' %}
    database: databaseOf(env),
{% endif %}
{% if values.sessions == 'redis' %}
    sessions: sessionsOf(env),
{% endif %}
{% if values.signIn == 'ldap' %}
    directory: directoryOf(env),
{% elif values.signIn != 'none' %}
    provider: providerOf(env),
{% endif %}
{% if values.waitingRoom %}
    waitingRoom: waitingRoomOf(env),
{% endif %}
  });
}
