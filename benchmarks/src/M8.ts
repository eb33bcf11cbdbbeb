/**
 * M8: the waiting room against a real Redis, with its own code, beside the design it replaces and beside
 * redis-benchmark in the same run. Loopback only. Run by `./portal bench M8`.
 */
import { loadavg } from 'node:os';
// The command's own helpers are no package either.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { ensureDebian } from '../../scripts/portal/debian.mjs';
import { metricsOf } from './m8/metricsOf';
import { redisBenchmark } from './m8/redisBenchmark';
import {
  REQUESTS,
  runRequests,
  runSeedRequests,
  WIDTH,
} from './m8/runRequests';
import { runStorms } from './m8/runStorms';
import { runSeedUsers, runUsers } from './m8/runUsers';
import { formatTable } from './report/formatTable';
import { writeMetrics } from './report/writeMetrics';
import { connectRedis, RedisServer } from './m8/product';

/** The machine may be shared: a figure is the median of so many rounds, and the worst round is shown beside it. */
const ROUNDS = 5;

const say = (text: string) => process.stderr.write(`${text}\n`);

/** A Redis and a connection of their own for each part, so that none measures what another left behind. */
async function withRedis<T>(
  part: (options: {
    readonly redis: ReturnType<typeof connectRedis>;
    readonly port: number;
  }) => Promise<T>,
): Promise<T> {
  const server = await RedisServer.start({ keeps: 'every-second' });
  const redis = connectRedis({
    url: server.url,
    onError: error => say(error.message),
  });
  try {
    await redis.ping();
    return await part({ redis, port: server.port });
  } finally {
    redis.disconnect();
    await server.stop();
  }
}

async function measureLoads() {
  say('redis-benchmark, 100,000 ZADDs');
  const plain = await withRedis(({ port }) =>
    redisBenchmark({ port, requests: REQUESTS, concurrency: WIDTH }),
  );
  const requests = [];
  const seedRequests = [];
  const users = [];
  for (let round = 1; round <= ROUNDS; round++) {
    say(`round ${round} of ${ROUNDS}: 100,000 joins, 100 at a time`);
    seedRequests.push(await withRedis(runSeedRequests));
    requests.push(await withRedis(runRequests));
    say(`round ${round} of ${ROUNDS}: 15,000 people join, poll, are let in`);
    users.push(await withRedis(runUsers));
  }
  say("15,000 people in the seed's queue, watched for ten seconds");
  const seedUsers = await withRedis(runSeedUsers);
  return { plain, seedRequests, requests, seedUsers, users };
}

async function main(): Promise<number> {
  if (!(await ensureDebian(['redis-server', 'redis-tools']))) {
    say('skipped: needs redis-server and redis-tools');
    return 0;
  }
  const loads = await measureLoads();
  say('storms: 50 at a time, five replicas');
  const calm = await runStorms({ restart: false, people: 20_000, rounds: 400 });
  say('storms across a restart of Redis');
  const hard = await runStorms({ restart: true, people: 5_000, rounds: 100 });
  const metrics = metricsOf({ ...loads, calm, hard });
  const file = writeMetrics('M8', metrics);
  const [load] = loadavg();
  process.stdout.write(
    `${formatTable(metrics)}\n\nload of the machine: ${load.toFixed(
      1,
    )}\n${file}\n`,
  );
  const missed = metrics.filter(
    ({ value, floor, goal }) =>
      floor !== null &&
      (goal !== null && goal > floor ? value < floor : value > floor),
  );
  for (const { metric } of missed) process.stdout.write(`missed: ${metric}\n`);
  return missed.length > 0 ? 1 : 0;
}

main().then(
  code => {
    process.exitCode = code;
  },
  error => {
    say(error instanceof Error ? String(error.stack) : String(error));
    process.exitCode = 1;
  },
);
