import { readFileSync } from 'node:fs';
import { Redis } from 'ioredis';
import type { SessionsConfig } from '../config/Config';
import { EmbeddedSessionStore } from './EmbeddedSessionStore';
import { RedisSessionStore } from './RedisSessionStore';
import type { SessionStore } from './SessionStore';

/**
 * The store the configuration asks for: Redis, or this process's memory. A
 * Redis that is away does not stop the start; calls fail fast until it is back.
 */
export function createSessionStore(options: {
  readonly sessions: SessionsConfig;
  readonly service: string;
}): SessionStore {
  const { redis } = options.sessions;
  if (!redis) return new EmbeddedSessionStore();
  const client = new Redis(redis.url, {
    maxRetriesPerRequest: 1,
    connectTimeout: 2_000,
    commandTimeout: 2_000,
    retryStrategy: attempt => Math.min(attempt * 100, 1_000),
    // A failover of the store: the old writer says so until the name points to the new one.
    reconnectOnError: error => error.message.startsWith('READONLY'),
    ...(redis.caFile ? { tls: { ca: readFileSync(redis.caFile) } } : {}),
  });
  // Each call that fails says so; an unheard event would end the process.
  client.on('error', () => {});
  return new RedisSessionStore({ redis: client, service: options.service });
}
