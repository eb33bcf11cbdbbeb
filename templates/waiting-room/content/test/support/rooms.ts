import { Redis } from 'ioredis';
import { keysOf } from '../../src/redis/keys';
import {
  EmbeddedWaitingRoom,
  RedisWaitingRoom,
  RoomRules,
  WaitingRoomStore,
} from '../../src/waitingRoom';

export const RULES: RoomRules = {
  admitPerSecond: 10,
  admitBatch: 4,
  capacity: 20,
  admittedSeconds: 60,
  abandonedSeconds: 30,
};

export type MakeRoom = (rules: RoomRules) => WaitingRoomStore;

export const embeddedRooms: MakeRoom = rules =>
  new EmbeddedWaitingRoom({ rules });

/** Rooms that share a connection and nothing else. */
export function redisRooms(redis: () => Redis): MakeRoom {
  let made = 0;
  return rules => {
    made += 1;
    return new RedisWaitingRoom({
      redis: redis(),
      keys: keysOf(`room-${made}`),
      rules,
    });
  };
}
