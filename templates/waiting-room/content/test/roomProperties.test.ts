import fc from 'fast-check';
import { Redis } from 'ioredis';
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { WaitingRoomStore } from '../src/waitingRoom';
import { ManualClock } from './support/ManualClock';
import { needsRedis, RedisServer } from './support/RedisServer';
import { embeddedRooms, redisRooms, RULES } from './support/rooms';

type Act =
  | { readonly kind: 'join' | 'leave' | 'find'; readonly token: string }
  | { readonly kind: 'beat'; readonly tokens: string[] }
  | { readonly kind: 'admit' | 'expire' | 'snapshot' }
  | { readonly kind: 'brake'; readonly on: boolean }
  | { readonly kind: 'wait'; readonly seconds: number };

const token = fc.integer({ min: 0, max: 15 }).map(i => `p${i}`);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('join'), token }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave'), token }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('find'), token }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('beat'),
      tokens: fc.uniqueArray(token, { minLength: 1 }),
    }),
  },
  { weight: 4, arbitrary: fc.constant({ kind: 'admit' } as const) },
  { weight: 3, arbitrary: fc.constant({ kind: 'expire' } as const) },
  { weight: 3, arbitrary: fc.constant({ kind: 'snapshot' } as const) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('brake'), on: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('wait'),
      seconds: fc.constantFrom(0.1, 1, 9, 20, 61),
    }),
  },
) as fc.Arbitrary<Act>; // record() widens the constant kinds

async function perform(room: WaitingRoomStore, what: Act, clock: ManualClock) {
  const now = clock.now();
  switch (what.kind) {
    case 'join':
      return room.join({ token: what.token, now });
    case 'find':
      return room.find({ token: what.token, now });
    case 'leave':
      return room.leave({ token: what.token });
    case 'beat':
      return room.heartbeat({ tokens: what.tokens, now });
    case 'admit':
      return room.admit({ now });
    case 'expire':
      return room.expire({ now });
    case 'snapshot':
      return room.snapshot({ now });
    case 'brake':
      return room.setBrake({
        brake: what.on ? { reason: 'test', since: now } : undefined,
      });
    case 'wait':
      return undefined;
    default: {
      const never: never = what;
      return never;
    }
  }
}

const small = { ...RULES, capacity: 5, admitPerSecond: 3, admitBatch: 2 };

test('whatever happens, tickets are let in in order, nobody twice, never beyond capacity', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 120 }), async acts => {
      const clock = new ManualClock();
      const room = embeddedRooms(small);
      let last = 0;
      for (const what of acts) {
        if (what.kind === 'wait') clock.advance(what);
        if (what.kind === 'admit') {
          const batch = await room.admit({ now: clock.now() });
          for (const { ticket } of batch.admitted) {
            assert.ok(ticket > last, `${ticket} after ${last}`);
            last = ticket;
          }
        } else await perform(room, what, clock);
        const { admitted, serving, tail, waiting } = await room.snapshot({
          now: clock.now(),
        });
        assert.ok(admitted <= small.capacity);
        assert.ok(serving <= tail);
        assert.ok(waiting <= tail - serving);
      }
    }),
    { numRuns: 200 },
  );
});

describe('in Redis', { skip: needsRedis }, () => {
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

  test('for every sequence of calls the room answers what the embedded one answers', async () => {
    const redisRoom = redisRooms(() => redis);
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 60 }), async acts => {
        const clock = new ManualClock();
        const model = embeddedRooms(small);
        const room = redisRoom(small);
        for (const what of acts) {
          if (what.kind === 'wait') clock.advance(what);
          const expected = await perform(model, what, clock);
          const actual = await perform(room, what, clock);
          assert.deepEqual(actual, expected, JSON.stringify(what));
        }
      }),
      { numRuns: 100 },
    );
  });
});
