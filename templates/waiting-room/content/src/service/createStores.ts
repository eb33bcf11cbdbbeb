import { Clock } from '../Clock';
import { Config } from '../config/Config';
import { EmbeddedSeatStore } from '../enrolment/EmbeddedSeatStore';
import { RedisSeatStore } from '../enrolment/RedisSeatStore';
import { SeatStore } from '../enrolment/SeatStore';
import { EmbeddedOutbox } from '../mail/EmbeddedOutbox';
import { Outbox } from '../mail/Outbox';
import { RedisOutbox } from '../mail/RedisOutbox';
import { connectRedis } from '../redis/connectRedis';
import { keysOf } from '../redis/keys';
import { reach } from '../redis/reach';
import { CachedSessions } from '../sessions/CachedSessions';
import { EmbeddedSessions } from '../sessions/EmbeddedSessions';
import { RedisSessions } from '../sessions/RedisSessions';
import { SessionStore } from '../sessions/SessionStore';
import {
  EmbeddedWaitingRoom,
  RedisWaitingRoom,
  WaitingRoomStore,
} from '../waitingRoom';

export interface Stores {
  readonly kind: 'embedded' | 'redis';
  readonly room: WaitingRoomStore;
  readonly seats: SeatStore;
  readonly sessions: SessionStore;
  readonly outbox: Outbox;
  /** Throws StoreUnavailable when the store does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** The stores the configuration asks for: Redis, or this process's memory. */
export function createStores(options: {
  readonly config: Config;
  readonly clock: Clock;
  readonly onRedisError: (error: Error) => void;
}): Stores {
  const { config, clock } = options;
  const { seconds } = config.session;
  if (config.redisUrl === undefined) {
    const outbox = new EmbeddedOutbox();
    return {
      kind: 'embedded',
      room: new EmbeddedWaitingRoom({ rules: config.room }),
      seats: new EmbeddedSeatStore({ outbox }),
      sessions: new EmbeddedSessions({ clock, seconds }),
      outbox,
      ping: async () => {},
      close: async () => {},
    };
  }
  const redis = connectRedis({
    url: config.redisUrl,
    onError: options.onRedisError,
  });
  const keys = keysOf(config.name);
  return {
    kind: 'redis',
    room: new RedisWaitingRoom({ redis, keys, rules: config.room }),
    seats: new RedisSeatStore({ redis, keys }),
    sessions: new CachedSessions({
      store: new RedisSessions({ redis, keys, seconds }),
      clock,
    }),
    outbox: new RedisOutbox({ redis, keys }),
    ping: async () => {
      await reach(() => redis.ping());
    },
    close: async () => redis.disconnect(),
  };
}
