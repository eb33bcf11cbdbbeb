import { Redis } from 'ioredis';
import { after, before, describe } from 'node:test';
import { needsRedis, RedisServer } from './support/RedisServer';
import { roomContract } from './support/roomContract';
import { embeddedRooms, redisRooms } from './support/rooms';

describe('the embedded waiting room', () => roomContract(embeddedRooms));

describe('the waiting room in Redis', { skip: needsRedis }, () => {
  let server: RedisServer;
  let redis: Redis;
  before(async () => {
    server = await RedisServer.start();
    redis = new Redis(server.url);
  });
  after(async () => {
    redis.disconnect();
    await server.stop();
  });
  roomContract(redisRooms(() => redis));
});
