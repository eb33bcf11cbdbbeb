import { Redis } from 'ioredis';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { keysOf } from '../src/redis/keys';
import { RedisWaitingRoom } from '../src/waitingRoom';
import { drawLots, newSeed } from '../src/waitingRoom/lots';
import { ManualClock } from './support/ManualClock';
import { needsRedis, RedisServer } from './support/RedisServer';
import { RULES } from './support/rooms';

const PEOPLE = ['ann', 'bob', 'cho', 'dae', 'eun'];

test('every place is equally likely for everybody', () => {
  const draws = 5000;
  const counts = new Map<string, number>();
  for (let i = 0; i < draws; i += 1) {
    drawLots({ tokens: PEOPLE, seed: newSeed() }).forEach((token, place) => {
      const key = `${token}:${place}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    });
  }
  assert.equal(counts.size, PEOPLE.length ** 2);
  const expected = draws / PEOPLE.length;
  const chiSquare = [...counts.values()].reduce(
    (sum, n) => sum + (n - expected) ** 2 / expected,
    0,
  );
  // 16 degrees of freedom; a fair draw exceeds 52 once in about 100,000 runs.
  assert.ok(chiSquare < 52, `chi-square ${chiSquare}`);
});

describe('in Redis', { skip: needsRedis }, () => {
  test('the published seed lets anybody recompute the order of the draw', async () => {
    const server = await RedisServer.start();
    const redis = new Redis(server.url);
    try {
      const clock = new ManualClock();
      const rules = { ...RULES, opensAt: clock.now() + 1000 };
      const room = new RedisWaitingRoom({
        redis,
        keys: keysOf('lots'),
        rules,
      });
      for (const token of PEOPLE) await room.join({ token, now: clock.now() });
      clock.advance({ seconds: 1 });
      const { drawn, seed } = await room.draw({ now: clock.now() });
      assert.equal(drawn, PEOPLE.length);
      assert.ok(seed);
      const { admitted } = await room.admit({ now: clock.now() });
      const order = drawLots({ tokens: PEOPLE, seed });
      assert.deepEqual(
        admitted.map(a => a.token),
        order.slice(0, rules.admitBatch),
      );
    } finally {
      redis.disconnect();
      await server.stop();
    }
  });
});
