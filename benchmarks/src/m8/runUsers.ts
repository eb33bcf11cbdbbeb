import type { Redis } from 'ioredis';
import { setTimeout as delay } from 'node:timers/promises';
import { outOfOrder } from './outOfOrder';
import { OPEN_DOORS, people, roomIn } from './room';
import { SeedQueue } from './SeedQueue';
import { Timed, timedLanes } from './timedLanes';
import {
  admissionRecord,
  Admitter,
  PositionBoard,
  repeated,
  systemClock,
} from './product';

const USERS = 15_000;
const WIDTH = 100;
const POLLS = 45_000;
/** Long enough for ten turns of the seed's admission. */
const WATCH_MS = 10_500;
const REFRESH_MS = 500;

export interface UsersResult {
  readonly joins: Timed;
  readonly polls: Timed;
  readonly admittedPerSecond: number;
  readonly outOfOrder: number;
}

/** Fifteen thousand people join, poll while they wait, and are then let in with open doors. */
export async function runUsers(options: {
  readonly redis: Redis;
}): Promise<
  UsersResult & { readonly twice: number; readonly seconds: number }
> {
  const { room, keys } = roomIn({
    ...options,
    name: 'users',
  });
  const clock = systemClock;
  const board = new PositionBoard({
    store: room,
    clock,
    admitPerSecond: OPEN_DOORS.admitPerSecond,
  });
  const tokens = people(USERS);
  const tickets = new Map<string, number>();
  const joins = await timedLanes({
    items: tokens,
    width: WIDTH,
    send: async token => {
      const view = await board.join({ token });
      if (view.kind === 'waiting') tickets.set(token, view.ticket);
    },
  });
  await board.refresh();
  let polling = true;
  const refreshing = (async () => {
    while (polling) {
      await board.refresh();
      await delay(REFRESH_MS);
    }
  })();
  const polls = await timedLanes({
    items: Array.from({ length: POLLS }, (_, i) => tokens[i % USERS]),
    width: WIDTH,
    send: token => board.look({ token, ticket: tickets.get(token) }),
  });
  const admitter = new Admitter({ store: room, clock });
  const started = performance.now();
  for (let held = ''; held !== 'empty'; await delay(10)) {
    held = (await admitter.turn()).held;
  }
  const seconds = (performance.now() - started) / 1000;
  polling = false;
  await refreshing;
  const record = await admissionRecord({ redis: options.redis, keys });
  return {
    joins,
    polls,
    seconds,
    admittedPerSecond: record.length / seconds,
    outOfOrder: outOfOrder({
      arrived: tokens,
      admitted: record.map(r => r.token),
    }),
    twice: repeated(record.map(r => r.number)) + (record.length - USERS),
  };
}

/** The same people in the seed's queue, watched for ten seconds: it would need 25 minutes. */
export async function runSeedUsers(options: {
  readonly redis: Redis;
}): Promise<UsersResult> {
  const queue = new SeedQueue({ ...options, key: 'seed-users' });
  const tokens = people(USERS);
  const joins = await timedLanes({
    items: tokens,
    width: WIDTH,
    send: token => queue.join({ token, now: systemClock.now() }),
  });
  const order = await queue.order();
  const started = performance.now();
  queue.start();
  const polls = await timedLanes({
    items: Array.from({ length: POLLS }, (_, i) => tokens[i % USERS]),
    width: WIDTH,
    send: token => queue.poll({ token }),
  });
  await delay(Math.max(0, WATCH_MS - (performance.now() - started)));
  await queue.stop();
  const seconds = (performance.now() - started) / 1000;
  return {
    joins,
    polls,
    admittedPerSecond: queue.admitted.length / seconds,
    outOfOrder: outOfOrder({ arrived: tokens, admitted: order }),
  };
}
