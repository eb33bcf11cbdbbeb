import type { Redis } from 'ioredis';
import { outOfOrder } from './outOfOrder';
import { people, roomIn } from './room';
import { SeedQueue } from './SeedQueue';
import { Timed, timedLanes } from './timedLanes';
import { admissionRecord, Admitter, repeated, systemClock } from './product';

export const REQUESTS = 100_000;
export const WIDTH = 100;

/** A hundred thousand different people join, a hundred at a time; then the doors open. */
export async function runRequests(options: { readonly redis: Redis }): Promise<{
  readonly joins: Timed;
  readonly admittedPerSecond: number;
  readonly outOfOrder: number;
  readonly twice: number;
}> {
  const { room, keys } = roomIn({
    ...options,
    name: 'requests',
  });
  const tokens = people(REQUESTS);
  const joins = await timedLanes({
    items: tokens,
    width: WIDTH,
    send: token => room.join({ token, now: systemClock.now() }),
  });
  const admitter = new Admitter({ store: room, clock: systemClock });
  const started = performance.now();
  let admitted = 0;
  for (let held = ''; held !== 'empty'; ) {
    const report = await admitter.turn();
    admitted += report.admitted;
    held = report.held;
  }
  const seconds = (performance.now() - started) / 1000;
  const record = await admissionRecord({ redis: options.redis, keys });
  return {
    joins,
    admittedPerSecond: admitted / seconds,
    outOfOrder: outOfOrder({
      arrived: tokens,
      admitted: record.map(r => r.token),
    }),
    twice:
      repeated(record.map(r => r.number)) +
      Math.abs(record.length - REQUESTS) +
      Math.abs(admitted - REQUESTS),
  };
}

/** The same joins in the seed's queue. */
export async function runSeedRequests(options: {
  readonly redis: Redis;
}): Promise<{ readonly joins: Timed; readonly outOfOrder: number }> {
  const queue = new SeedQueue({
    ...options,
    key: 'seed-requests',
  });
  const tokens = people(REQUESTS);
  const joins = await timedLanes({
    items: tokens,
    width: WIDTH,
    send: token => queue.join({ token, now: systemClock.now() }),
  });
  return {
    joins,
    outOfOrder: outOfOrder({ arrived: tokens, admitted: await queue.order() }),
  };
}
