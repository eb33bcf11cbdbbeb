import { Scope, scopeKey } from '../Arn';
import { MinuteSeries, MinutePoint, Sample } from './MinuteSeries';

export const METRIC_RETENTION_MINUTES = 180;
const MINUTE = 60_000;

export type Dimensions = Readonly<Record<string, string>>;

export interface MetricIdentity {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Dimensions;
}

export type MetricStatistic =
  | 'SampleCount'
  | 'Average'
  | 'Sum'
  | 'Minimum'
  | 'Maximum';

export interface Datapoint {
  /** Start of the period. */
  readonly at: number;
  readonly value: number;
}

interface StoredMetric {
  readonly identity: MetricIdentity;
  readonly series: MinuteSeries;
}

/** Where samples of one metric go; kept by those who write every second. */
export interface MetricWriter {
  add(at: number, sample: Sample): void;
}

/**
 * All metrics at 60-s grain for three hours. A minute can be read only when it is over and the publishing delay has
 * passed; a minute without samples has no datapoint, which is not the same as 0.
 */
export class MetricStore {
  #delayMillis: number;
  readonly #metrics = new Map<string, StoredMetric>();
  readonly #byScope = new Map<string, StoredMetric[]>();

  constructor(options: { readonly delaySeconds: number }) {
    this.#delayMillis = options.delaySeconds * 1000;
  }

  setDelay(seconds: number): void {
    this.#delayMillis = seconds * 1000;
  }

  writer(scope: Scope, identity: MetricIdentity): MetricWriter {
    const key = keyOf(scope, identity);
    let metric = this.#metrics.get(key);
    if (!metric) {
      metric = { identity, series: new MinuteSeries(METRIC_RETENTION_MINUTES) };
      this.#metrics.set(key, metric);
      const list = this.#byScope.get(scopeKey(scope));
      if (list) list.push(metric);
      else this.#byScope.set(scopeKey(scope), [metric]);
    }
    return metric.series;
  }

  /** Datapoints of periods that start in `[from, to)` and are published at `now`, oldest first. */
  read(options: {
    readonly scope: Scope;
    readonly metric: MetricIdentity;
    readonly statistic: MetricStatistic;
    readonly periodSeconds: number;
    readonly from: number;
    readonly to: number;
    readonly now: number;
  }): readonly Datapoint[] {
    const { statistic, periodSeconds, now } = options;
    const stored = this.#metrics.get(keyOf(options.scope, options.metric));
    if (!stored) return [];
    const periodMillis = periodSeconds * 1000;
    const published = Math.min(
      options.to,
      now - this.#delayMillis - MINUTE + 1,
    );
    const from = Math.max(
      Math.floor(options.from / periodMillis) * periodMillis,
      now - METRIC_RETENTION_MINUTES * MINUTE,
    );
    const periods = new Map<number, MinutePoint>();
    for (const point of stored.series.between(from, published)) {
      const at = Math.floor(point.at / periodMillis) * periodMillis;
      const present = periods.get(at);
      periods.set(at, present ? merge(present, point) : { ...point, at });
    }
    return [...periods.values()].map(point => ({
      at: point.at,
      value: valueOf(point, statistic),
    }));
  }

  /** Metrics with at least one published datapoint within the retention, in the order they first appeared. */
  list(scope: Scope, now: number): readonly MetricIdentity[] {
    const oldest = now - METRIC_RETENTION_MINUTES * MINUTE;
    const published = now - this.#delayMillis - MINUTE;
    return (this.#byScope.get(scopeKey(scope)) ?? [])
      .filter(
        ({ series }) =>
          (series.newestMinute ?? -1) >= oldest &&
          (series.oldestMinute ?? Infinity) <= published,
      )
      .map(({ identity }) => identity);
  }
}

function keyOf(scope: Scope, metric: MetricIdentity): string {
  const dimensions = Object.entries(metric.dimensions)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join(',');
  return `${scopeKey(scope)}|${metric.namespace}|${metric.name}|${dimensions}`;
}

function merge(a: MinutePoint, b: MinutePoint): MinutePoint {
  return {
    at: a.at,
    sum: a.sum + b.sum,
    count: a.count + b.count,
    min: Math.min(a.min, b.min),
    max: Math.max(a.max, b.max),
  };
}

function valueOf(point: MinutePoint, statistic: MetricStatistic): number {
  switch (statistic) {
    case 'Sum':
      return point.sum;
    case 'SampleCount':
      return point.count;
    case 'Minimum':
      return point.min;
    case 'Maximum':
      return point.max;
    case 'Average':
      return point.sum / point.count;
    default: {
      const never: never = statistic;
      throw new RangeError(`unknown statistic ${never}`);
    }
  }
}
