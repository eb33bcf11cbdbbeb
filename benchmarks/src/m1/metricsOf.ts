import { Metric } from '../report/Metric';
import { percentile } from '../report/percentile';
import { FleetRun } from './runFleet';
import { NaiveRun } from './runNaive';

const TICK_MS = 5_000;
const MEGABYTE = 1e6;

const plain = (metric: string, value: number, unit: string): Metric => ({
  metric,
  value,
  unit,
  baseline: null,
  floor: null,
  goal: null,
});

/** The figures of both runs, the naive one's as baseline where it has the same figure. */
export function metricsOf(options: {
  readonly count: number;
  readonly fleet: FleetRun;
  readonly naive: NaiveRun;
}): readonly Metric[] {
  const { count, fleet, naive } = options;
  const wall = fleet.ticks.map(({ wallMs }) => wallMs);
  const cpu = fleet.ticks.map(({ cpuMs }) => cpuMs);
  const perMinute = (calls: number, seconds: number) => (calls / seconds) * 60;
  const passSeconds = naive.pass.wallMs / 1000;
  const pass = naive.pass.wallMs;
  return [
    plain('workloads', count, 'count'),
    {
      ...plain('look at all workloads, p50', percentile(wall, 50), 'ms'),
      baseline: pass,
      floor: TICK_MS,
      goal: 2_000,
    },
    {
      ...plain('look at all workloads, p99', percentile(wall, 99), 'ms'),
      baseline: pass,
      floor: TICK_MS,
      goal: 3_000,
    },
    {
      ...plain('CPU of a look, p50', percentile(cpu, 50), 'ms'),
      baseline: naive.pass.cpuMs,
      floor: 2_500,
      goal: 1_000,
    },
    {
      ...plain(
        'AWS calls a minute',
        perMinute(fleet.calls.answered, fleet.seconds),
        'calls',
      ),
      baseline: perMinute(naive.calls.answered, passSeconds),
    },
    {
      ...plain(
        'AWS calls refused as too many, of all',
        fleet.calls.refused / Math.max(1, fleet.calls.answered),
        'ratio',
      ),
      baseline: naive.calls.refused / Math.max(1, naive.calls.answered),
      floor: 0.01,
      goal: 0,
    },
    {
      ...plain('workloads whose split is fresh', fleet.freshSplit, 'ratio'),
      baseline: naive.whole / count,
      floor: 0.99,
      goal: 1,
    },
    {
      ...plain(
        'workloads whose sites all have a fresh probe that serves',
        fleet.freshProbe,
        'ratio',
      ),
      floor: 0.99,
      goal: 1,
    },
    plain('target groups read so far', fleet.targetAges.length, 'count'),
    plain('age of target health, p50', percentile(fleet.targetAges, 50), 's'),
    plain('age of target health, p99', percentile(fleet.targetAges, 99), 's'),
    {
      ...plain('RSS of this process', fleet.rss / MEGABYTE, 'MB'),
      floor: 1_000,
      goal: 600,
    },
    {
      ...plain('list of all workloads', fleet.listMs, 'ms'),
      floor: 600,
      goal: 300,
    },
    plain('list of all workloads', fleet.listBytes / MEGABYTE, 'MB'),
    plain('rows written a look besides the state', fleet.rowsPerTick, 'rows'),
    plain('database after the run', fleet.databaseBytes / MEGABYTE, 'MB'),
  ];
}
