import { Redis } from 'ioredis';
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { systemClock } from '../src/Clock';
import { EmbeddedSeatStore } from '../src/enrolment/EmbeddedSeatStore';
import { RedisSeatStore } from '../src/enrolment/RedisSeatStore';
import { EmbeddedOutbox } from '../src/mail/EmbeddedOutbox';
import { connectRedis } from '../src/redis/connectRedis';
import { keysOf } from '../src/redis/keys';
import { RedisWaitingRoom } from '../src/waitingRoom';
import {
  admissionRecord,
  inversions,
  repeated,
} from './support/admissionRecord';
import { drain, joinStorm } from './support/joinStorm';
import { needsRedis, RedisServer } from './support/RedisServer';
import { seatStorm } from './support/seatStorm';
import { seededRandom } from './support/seededRandom';

const SEATS = 20;
const COURSE = { id: 'CS101', title: 'Computing', seats: SEATS };
const RULES = {
  admitPerSecond: 100_000,
  admitBatch: 100,
  capacity: 1_000_000,
  admittedSeconds: 3600,
  abandonedSeconds: 60,
};

test('50 students at a time enrol and cancel: no seat is oversold (embedded)', async () => {
  const seats = new EmbeddedSeatStore({ outbox: new EmbeddedOutbox() });
  await seats.define({ courses: [COURSE] });
  const storm = await seatStorm({
    stores: [seats],
    clock: systemClock,
    course: COURSE.id,
    width: 50,
    rounds: 100,
    random: seededRandom(1),
  });
  const taken = await seats.taken({ courses: [COURSE.id] });
  assert.ok(storm.mostTaken <= SEATS);
  assert.ok(storm.refused > 0, 'the course was full at times');
  assert.equal(taken.get(COURSE.id), storm.holders.size);
});

for (const restart of [false, true]) {
  const how = restart ? 'across a restart of Redis' : 'in Redis';
  describe(how, { skip: needsRedis }, () => {
    let server: RedisServer;
    let connections: Redis[];
    let redis: Redis;
    before(async () => {
      server = await RedisServer.start({
        keeps: restart ? 'everything' : 'nothing',
      });
      connections = Array.from({ length: 5 }, () =>
        connectRedis({ url: server.url, onError: () => {} }),
      );
      redis = new Redis(server.url, { maxRetriesPerRequest: null });
      redis.on('error', () => {}); // it goes away on purpose
    });
    after(async () => {
      for (const connection of [...connections, redis]) connection.disconnect();
      await server.stop();
    });
    const midway = (count: number) =>
      restart ? { after: count, act: () => server.restart() } : undefined;

    test(`50 students at a time enrol and cancel: no seat is oversold, ${how}`, async () => {
      const keys = keysOf(`seats-${restart}`);
      const stores = connections.map(
        each => new RedisSeatStore({ redis: each, keys }),
      );
      await stores[0]?.define({ courses: [COURSE] });
      const storm = await seatStorm({
        stores,
        clock: systemClock,
        course: COURSE.id,
        width: 50,
        rounds: restart ? 60 : 200,
        random: seededRandom(2),
        midway: midway(1500),
      });
      const students = await redis.smembers(keys.seats(COURSE.id));
      assert.ok(storm.mostTaken <= SEATS, `${storm.mostTaken} taken`);
      assert.ok(storm.refused > 0, 'the course was full at times');
      assert.deepEqual(students.sort(), [...storm.holders].sort());
    });

    test(`2,000 people join, 50 at a time: in order, nobody twice, nobody lost, ${how}`, async () => {
      const keys = keysOf(`joins-${restart}`);
      const rooms = connections.map(
        each => new RedisWaitingRoom({ redis: each, keys, rules: RULES }),
      );
      const tokens = Array.from({ length: 2000 }, (_, i) => `person-${i}`);
      const joined = await joinStorm({
        rooms,
        clock: systemClock,
        tokens,
        width: 50,
        midway: midway(1000),
      });
      const room = rooms[0];
      assert.ok(room);
      await drain({ room, clock: systemClock });
      const admitted = await admissionRecord({ redis, keys });
      assert.equal(admitted.length, tokens.length);
      assert.equal(repeated(admitted.map(a => a.number)), 0);
      assert.equal(repeated(joined.map(j => j.ticket)), 0);
      assert.equal(inversions({ admitted, joined }), 0);
      const tickets = admitted.map(a => a.ticket);
      assert.deepEqual(
        tickets,
        [...tickets].sort((a, b) => a - b),
      );
      const { tail, waiting } = await room.snapshot({
        now: systemClock.now(),
      });
      assert.deepEqual({ tail, waiting }, { tail: 2000, waiting: 0 });
    });
  });
}
