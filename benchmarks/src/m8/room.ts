import type { Redis } from 'ioredis';
import { keysOf, RedisWaitingRoom, RoomRules } from './product';

/** Nothing but the machine holds people back. */
export const OPEN_DOORS: RoomRules = {
  admitPerSecond: 100_000,
  admitBatch: 1000,
  capacity: 1_000_000,
  admittedSeconds: 3600,
  abandonedSeconds: 300,
};

export function roomIn(options: {
  readonly redis: Redis;
  readonly name: string;
  readonly rules?: RoomRules;
}) {
  const keys = keysOf(options.name);
  const room = new RedisWaitingRoom({
    redis: options.redis,
    keys,
    rules: options.rules ?? OPEN_DOORS,
  });
  return { keys, room };
}

export const people = (count: number) =>
  Array.from({ length: count }, (_, i) => `person-${i}`);
