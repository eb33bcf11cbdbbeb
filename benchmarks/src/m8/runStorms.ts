import { Redis } from 'ioredis';
import { people, roomIn } from './room';
import {
  admissionRecord,
  connectRedis,
  drain,
  inversions,
  joinStorm,
  keysOf,
  RedisSeatStore,
  RedisServer,
  repeated,
  seatStorm,
  seededRandom,
  systemClock,
} from './product';

const REPLICAS = 5;
const WIDTH = 50;
const SEATS = 20;
const COURSE = { id: 'CS101', title: 'Computing', seats: SEATS };

export interface StormsResult {
  readonly people: number;
  readonly inversions: number;
  readonly twice: number;
  /** People who joined and were never let in. */
  readonly lost: number;
  readonly seatCalls: number;
  /** Seats taken beyond the number there are, at the worst moment. */
  readonly oversold: number;
  /** Students whose last answer and whose seat disagree. */
  readonly disagreements: number;
}

/** Joins and enrol/cancel storms from several replicas; Redis is killed in the middle of each when told. */
export async function runStorms(options: {
  readonly restart: boolean;
  readonly people: number;
  readonly rounds: number;
}): Promise<StormsResult> {
  const server = await RedisServer.start({
    keeps: options.restart ? 'everything' : 'every-second',
  });
  const replicas = Array.from({ length: REPLICAS }, () =>
    connectRedis({ url: server.url, onError: () => {} }),
  );
  const redis = new Redis(server.url, { maxRetriesPerRequest: null });
  redis.on('error', () => {}); // it goes away on purpose
  const midway = (after: number) =>
    options.restart ? { after, act: () => server.restart() } : undefined;
  try {
    const joins = await storm({ replicas, redis, midway, ...options });
    const seats = await enrolments({ replicas, redis, midway, ...options });
    return { people: options.people, ...joins, ...seats };
  } finally {
    for (const each of [...replicas, redis]) each.disconnect();
    await server.stop();
  }
}

interface StormOptions {
  readonly replicas: readonly Redis[];
  readonly redis: Redis;
  readonly people: number;
  readonly rounds: number;
  readonly midway: (
    after: number,
  ) => { after: number; act: () => Promise<void> } | undefined;
}

async function storm(options: StormOptions) {
  const rooms = options.replicas.map(redis => roomIn({ redis, name: 'storm' }));
  const { room, keys } = rooms[0];
  const joined = await joinStorm({
    rooms: rooms.map(each => each.room),
    clock: systemClock,
    tokens: people(options.people),
    width: WIDTH,
    midway: options.midway(options.people / 2),
  });
  await drain({ room, clock: systemClock });
  const admitted = await admissionRecord({ redis: options.redis, keys });
  const tickets = admitted.map(a => a.ticket);
  const unordered = tickets.filter((t, i) => i > 0 && t < tickets[i - 1]);
  return {
    inversions: inversions({ admitted, joined }) + unordered.length,
    twice:
      repeated(admitted.map(a => a.number)) +
      repeated(admitted.map(a => a.ticket)) +
      repeated(joined.map(j => j.ticket)),
    lost: options.people - admitted.length,
  };
}

async function enrolments(options: StormOptions) {
  const keys = keysOf('seats');
  const stores = options.replicas.map(
    redis => new RedisSeatStore({ redis, keys }),
  );
  await stores[0].define({ courses: [COURSE] });
  const result = await seatStorm({
    stores,
    clock: systemClock,
    course: COURSE.id,
    width: WIDTH,
    rounds: options.rounds,
    random: seededRandom(8),
    midway: options.midway((WIDTH * options.rounds) / 2),
  });
  const taken = new Set(await options.redis.smembers(keys.seats(COURSE.id)));
  const students = new Set([...taken, ...result.holders]);
  return {
    seatCalls: result.calls,
    oversold: Math.max(0, result.mostTaken - SEATS, taken.size - SEATS),
    disagreements: [...students].filter(
      id => taken.has(id) !== result.holders.has(id),
    ).length,
  };
}
