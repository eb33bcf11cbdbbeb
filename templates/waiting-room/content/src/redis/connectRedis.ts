import { Redis } from 'ioredis';

/**
 * A connection that comes back by itself, and calls that fail fast while it is
 * away: a person who polls is better served by "try again" than by silence.
 */
export function connectRedis(options: {
  readonly url: string;
  readonly onError: (error: Error) => void;
}): Redis {
  const redis = new Redis(options.url, {
    enableAutoPipelining: true,
    maxRetriesPerRequest: 2,
    commandTimeout: 3000,
    connectTimeout: 3000,
    retryStrategy: attempt => Math.min(100 * attempt, 1000),
    reconnectOnError: error => error.message.startsWith('READONLY'),
  });
  redis.on('error', options.onError);
  return redis;
}
