import { randomBytes } from 'node:crypto';
import type { SessionsConfig } from './Config';
import type { Environment } from './environment';
import { refuse } from './refuse';

/** Production needs a store and keys that all replicas on both sites share. */
export function sessionsOf(env: Environment): SessionsConfig {
  const { REDIS_URL: url, SESSION_KEYS: keys } = env;
  if (env.NODE_ENV === 'production' && !(url && keys)) {
    return refuse([
      ...(url ? [] : ['REDIS_URL: not set, needed in production: sessions would end with this replica']),
      ...(keys ? [] : ['SESSION_KEYS: not set, needed in production: no other replica would know the cookie']),
    ]);
  }
  return {
    redis: url ? { url, caFile: env.REDIS_CA_FILE } : undefined,
    keys: keys ?? [randomBytes(32).toString('hex')],
    minutes: env.SESSION_MINUTES,
  };
}
