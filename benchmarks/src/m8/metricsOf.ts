import { Metric } from '../report/Metric';
import { percentile } from '../report/percentile';
import { redisBenchmark } from './redisBenchmark';
import { runRequests, runSeedRequests } from './runRequests';
import { StormsResult } from './runStorms';
import { runSeedUsers, runUsers } from './runUsers';
import { Timed } from './timedLanes';

type Of<T extends (...args: never[]) => Promise<unknown>> = Awaited<
  ReturnType<T>
>;
type Rounds<T> = readonly T[];

const JOIN_P99_MS = 20;
const ADMISSIONS_PER_SECOND = 5000;

const median = (values: readonly number[]) => percentile(values, 50);
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const latency = (timed: Timed, rank: number) =>
  percentile(timed.latencies, rank);

function seen(
  metric: string,
  value: number,
  unit: string,
  baseline: number | null = null,
): Metric {
  return { metric, value, unit, baseline, floor: null, goal: null };
}

function never(
  metric: string,
  value: number,
  baseline: number | null = null,
): Metric {
  return { ...seen(metric, value, 'count', baseline), floor: 0, goal: 0 };
}

function joinP99(
  name: string,
  own: Rounds<{ readonly joins: Timed }>,
  seed: Rounds<{ readonly joins: Timed }>,
): readonly Metric[] {
  const p99 = own.map(round => latency(round.joins, 99));
  const seedP99 = seed.map(round => latency(round.joins, 99));
  return [
    {
      ...seen(`${name}: join p99`, median(p99), 'ms', median(seedP99)),
      floor: JOIN_P99_MS,
      goal: JOIN_P99_MS / 2,
    },
    seen(
      `${name}: join p99, worst round`,
      Math.max(...p99),
      'ms',
      Math.max(...seedP99),
    ),
  ];
}

function admissions(
  metric: string,
  own: Rounds<{ readonly admittedPerSecond: number }>,
  seed: Of<typeof runSeedUsers>,
): Metric {
  return {
    ...seen(
      metric,
      median(own.map(round => round.admittedPerSecond)),
      '1/s',
      seed.admittedPerSecond,
    ),
    floor: ADMISSIONS_PER_SECOND,
    goal: ADMISSIONS_PER_SECOND * 2,
  };
}

function storms(name: string, storm: StormsResult): readonly Metric[] {
  return [
    seen(`${name}: joins`, storm.people, 'count'),
    never(`${name}: order inversions`, storm.inversions),
    never(`${name}: double admissions`, storm.twice),
    never(`${name}: people lost`, storm.lost),
    seen(`${name}: enrol and cancel calls`, storm.seatCalls, 'count'),
    never(`${name}: oversold seats`, storm.oversold),
    never(`${name}: seats unlike the last answer`, storm.disagreements),
  ];
}

/** The results as lines. The baseline is the seed's design, but where the line says redis-benchmark. */
export function metricsOf(results: {
  readonly plain: Of<typeof redisBenchmark>;
  readonly requests: Rounds<Of<typeof runRequests>>;
  readonly seedRequests: Rounds<Of<typeof runSeedRequests>>;
  readonly users: Rounds<Of<typeof runUsers>>;
  readonly seedUsers: Of<typeof runSeedUsers>;
  readonly calm: StormsResult;
  readonly hard: StormsResult;
}): readonly Metric[] {
  const { plain, requests, seedRequests, users, seedUsers } = results;
  const rate = median(requests.map(round => round.joins.perSecond));
  const many = '100,000 requests at 100';
  const whole = '15,000 users at 100';
  return [
    ...joinP99(many, requests, seedRequests),
    seen(
      `${many}: join p50`,
      median(requests.map(round => latency(round.joins, 50))),
      'ms',
      median(seedRequests.map(round => latency(round.joins, 50))),
    ),
    seen(
      `${many}: joins`,
      rate,
      '1/s',
      median(seedRequests.map(round => round.joins.perSecond)),
    ),
    seen(`${many}: beside redis-benchmark ZADD`, rate, '1/s', plain.perSecond),
    seen(
      `${many}: p99 beside redis-benchmark ZADD`,
      median(requests.map(round => latency(round.joins, 99))),
      'ms',
      plain.p99,
    ),
    admissions(`${many}: admissions`, requests, seedUsers),
    never(
      `${many}: let in out of order, all rounds`,
      sum(requests.map(round => round.outOfOrder)),
      sum(seedRequests.map(round => round.outOfOrder)),
    ),
    never(
      `${many}: double admissions, all rounds`,
      sum(requests.map(round => round.twice)),
    ),
    ...joinP99(whole, users, [seedUsers]),
    seen(
      `${whole}: poll p99`,
      median(users.map(round => latency(round.polls, 99))),
      'ms',
      latency(seedUsers.polls, 99),
    ),
    seen(
      `${whole}: polls`,
      median(users.map(round => round.polls.perSecond)),
      '1/s',
      seedUsers.polls.perSecond,
    ),
    admissions(`${whole}: admissions`, users, seedUsers),
    seen(
      `${whole}: seconds until all are in`,
      median(users.map(round => round.seconds)),
      's',
    ),
    never(
      `${whole}: let in out of order, all rounds`,
      sum(users.map(round => round.outOfOrder)),
      seedUsers.outOfOrder,
    ),
    never(
      `${whole}: double admissions, all rounds`,
      sum(users.map(round => round.twice)),
    ),
    ...storms('storm of 50', results.calm),
    ...storms('storm of 50, Redis restarts', results.hard),
  ];
}
