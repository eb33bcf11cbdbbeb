import {
  Shares,
  SiteId,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  Clock,
  failed,
  fresh,
  missing,
  PortError,
  RequestMetrics,
  RequestSnapshot,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { Cached } from '../shared/CachedReader';
import { AlbSpec } from './AlbSpec';
import {
  AwsScope,
  loadBalancerDimension,
  scopeKey,
  scopeOf,
  targetGroupDimension,
} from './arns';
import { MetricQuery, MetricReader, MetricSeries } from './MetricReader';

const SOURCE = 'cloudwatch:RequestCount';
const MINUTE = 60_000;
/** Metrics of one minute do not arrive at once for all groups: a minute is judged when it has been over for this long. */
const SETTLE_MILLISECONDS = MINUTE;

interface Query {
  readonly ref: string;
  readonly site: SiteId;
  readonly query: MetricQuery;
}

/** Requests that an ALB counted per target group, from CloudWatch: 60-s grain, a minute or two late. */
export class CloudWatchRequestMetrics implements RequestMetrics {
  readonly kind = 'alb-rule';
  readonly #metrics: MetricReader;
  readonly #clock: Clock;

  constructor(options: {
    readonly metrics: MetricReader;
    readonly clock: Clock;
  }) {
    this.#metrics = options.metrics;
    this.#clock = options.clock;
  }

  async observe(options: {
    readonly workloads: readonly Workload[];
    readonly signal: AbortSignal;
  }): Promise<ReadonlyMap<string, RequestSnapshot>> {
    const snapshots = new Map<string, RequestSnapshot>();
    const scopes = new Map<string, { scope: AwsScope; queries: Query[] }>();
    for (const { ref, traffic } of options.workloads) {
      if (traffic?.kind !== 'alb-rule') continue;
      try {
        const scope = scopeOf(traffic.ruleArn);
        const entry = scopes.get(scopeKey(scope)) ?? { scope, queries: [] };
        entry.queries.push(...queriesOf(ref, traffic));
        scopes.set(scopeKey(scope), entry);
      } catch (error) {
        snapshots.set(ref, this.#broken(error));
      }
    }
    await Promise.all(
      [...scopes.values()].map(async ({ scope, queries }) => {
        const series = await this.#metrics.read(
          scope,
          queries.map(q => q.query),
          options.signal,
        );
        const bySite = groupByWorkload(queries, series);
        for (const [ref, sites] of bySite) {
          snapshots.set(ref, requestSnapshot(sites, this.#clock.now()));
        }
      }),
    );
    return snapshots;
  }

  #broken(error: unknown): RequestSnapshot {
    const failure =
      error instanceof PortError
        ? error
        : new PortError({ kind: 'invalid', message: String(error) });
    return both(unit => failed(failure, origin(unit, this.#clock.now())));
  }
}

function queriesOf(ref: string, spec: AlbSpec): readonly Query[] {
  const LoadBalancer = loadBalancerDimension(spec.ruleArn);
  return Object.entries(spec.targetGroups).map(([site, arn]) => ({
    ref,
    site,
    query: {
      namespace: 'AWS/ApplicationELB',
      name: 'RequestCount',
      dimensions: { LoadBalancer, TargetGroup: targetGroupDimension(arn) },
      stat: 'Sum',
    },
  }));
}

type SiteSeries = Map<SiteId, Cached<MetricSeries>>;

function groupByWorkload(
  queries: readonly Query[],
  series: readonly Cached<MetricSeries>[],
): ReadonlyMap<string, SiteSeries> {
  const grouped = new Map<string, SiteSeries>();
  queries.forEach(({ ref, site }, i) => {
    const sites: SiteSeries = grouped.get(ref) ?? new Map();
    sites.set(site, series[i]);
    grouped.set(ref, sites);
  });
  return grouped;
}

/**
 * Shares of one minute: the newest in which every group has a datapoint, or a newer one that has settled and in which
 * some group has. A group without a datapoint in it has no share: nothing was said of it, which is not zero.
 */
export function requestSnapshot(
  sites: ReadonlyMap<SiteId, Cached<MetricSeries>>,
  now: number,
): RequestSnapshot {
  const known = new Map<SiteId, MetricSeries>();
  let lookedAt = now;
  for (const [site, entry] of sites) {
    if (!entry.ok) {
      return both(unit => failed(entry.error, origin(unit, entry.at)));
    }
    known.set(site, entry.value);
    lookedAt = Math.min(lookedAt, entry.at);
  }
  const minute = judgedMinute([...known.values()], lookedAt);
  if (minute === undefined) {
    return both(unit =>
      missing('no requests were counted lately', origin(unit, lookedAt)),
    );
  }
  const counts = [...known].flatMap(([site, series]) => {
    const count = series.get(minute);
    return count === undefined ? [] : [[site, count] as const];
  });
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  const shares: Shares = Object.fromEntries(
    counts.map(([site, count]) => [site, total > 0 ? count / total : 0]),
  );
  const at = Math.min(minute + MINUTE, now);
  return {
    observed: fresh(shares, origin('ratio', at)),
    requestsPerSecond: fresh(total / 60, origin('requests-per-second', at)),
  };
}

function judgedMinute(
  all: readonly MetricSeries[],
  lookedAt: number,
): number | undefined {
  const minutes = [...new Set(all.flatMap(series => [...series.keys()]))];
  return minutes
    .sort((a, b) => b - a)
    .find(minute => {
      const over = lookedAt - (minute + MINUTE);
      const whole = over >= 0 && all.every(series => series.has(minute));
      return whole || over >= SETTLE_MILLISECONDS;
    });
}

function origin<U extends 'ratio' | 'requests-per-second'>(
  unit: U,
  observedAt: number,
) {
  return { unit, source: SOURCE, observedAt };
}

function both<R extends RequestSnapshot['requestsPerSecond']>(
  make: (
    unit: 'ratio' | 'requests-per-second',
  ) => Exclude<R, { value: number }>,
) {
  return {
    observed: make('ratio'),
    requestsPerSecond: make('requests-per-second'),
  };
}
