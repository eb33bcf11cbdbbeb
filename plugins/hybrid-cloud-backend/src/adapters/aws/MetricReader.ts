import {
  GetMetricDataCommand,
  MetricDataQuery,
  MetricDataResult,
} from '@aws-sdk/client-cloudwatch';
import {
  Clock,
  PortError,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { Cached, CachedReader } from '../shared/CachedReader';
import { PerScope } from '../shared/PerScope';
import { AwsScope, scopeKey } from './arns';
import { AwsClients } from './AwsClients';
import { ReadBudgets } from './ReadBudgets';
import { toPortError } from './toPortError';

/** One metric with a 60-s period. */
export interface MetricQuery {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly stat: 'Sum' | 'Maximum' | 'Average';
}

/** Value by the start of its minute, in ms. A minute without an entry has no datapoint, which is not zero. */
export type MetricSeries = ReadonlyMap<number, number>;

/** GetMetricData takes this many queries in one call. */
const QUERIES_PER_CALL = 500;
const PERIOD_SECONDS = 60;
const PERIOD_MILLISECONDS = PERIOD_SECONDS * 1000;
/** Longest look back: late metrics, and a task that stopped a while ago. */
const WINDOW_MILLISECONDS = 10 * PERIOD_MILLISECONDS;
/** Metrics have a 60-s grain and are billed by the query: looking more often tells nothing new. */
const MIN_AGE_MILLISECONDS = 30_000;

/** Reads many metrics in few calls. */
export class MetricReader {
  readonly #clients: AwsClients;
  readonly #clock: Clock;
  readonly #readers: PerScope<AwsScope, CachedReader<MetricSeries>>;

  constructor(options: {
    readonly clients: AwsClients;
    readonly budgets: ReadBudgets;
    readonly clock: Clock;
  }) {
    const { clients, budgets, clock } = options;
    this.#clients = clients;
    this.#clock = clock;
    this.#readers = new PerScope({
      keyOf: scopeKey,
      make: scope =>
        new CachedReader<MetricSeries>({
          clock,
          budget: budgets.metrics(scope),
          batchSize: QUERIES_PER_CALL,
          minAgeMilliseconds: MIN_AGE_MILLISECONDS,
          load: (keys, signal) =>
            budgets.run(scope, signal, () => this.#load(scope, keys, signal)),
        }),
    });
  }

  /** In the order of the queries. */
  async read(
    scope: AwsScope,
    queries: readonly MetricQuery[],
    signal: AbortSignal,
  ): Promise<readonly Cached<MetricSeries>[]> {
    const keys = queries.map(query => JSON.stringify(query));
    const answers = await this.#readers.get(scope).read(keys, signal);
    return keys.map(key => {
      const answer = answers.get(key);
      // A reader gives an entry for every key it was asked for.
      if (!answer) throw new Error(`no entry for ${key}`);
      return answer;
    });
  }

  async #load(
    scope: AwsScope,
    keys: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, MetricSeries | PortError>> {
    const now = this.#clock.now();
    const end = Math.ceil(now / PERIOD_MILLISECONDS) * PERIOD_MILLISECONDS;
    const collected = new Map<string, MetricDataResult[]>();
    const client = this.#clients.cloudWatch(scope);
    let nextToken: string | undefined;
    try {
      do {
        const page = await client.send(
          new GetMetricDataCommand({
            MetricDataQueries: keys.map(toQuery),
            StartTime: new Date(end - WINDOW_MILLISECONDS),
            EndTime: new Date(end),
            ScanBy: 'TimestampDescending',
            NextToken: nextToken,
          }),
          { abortSignal: signal },
        );
        for (const result of page.MetricDataResults ?? []) {
          const id = result.Id ?? '';
          collected.set(id, [...(collected.get(id) ?? []), result]);
        }
        nextToken = page.NextToken || undefined;
      } while (nextToken);
    } catch (error) {
      throw toPortError({ call: 'GetMetricData', error });
    }
    return new Map(
      keys.map((key, i) => [key, toSeries(collected.get(`q${i}`) ?? [])]),
    );
  }
}

function toQuery(key: string, index: number): MetricDataQuery {
  // Keys are made from queries by read().
  const query = JSON.parse(key) as MetricQuery;
  return {
    Id: `q${index}`,
    ReturnData: true,
    MetricStat: {
      Period: PERIOD_SECONDS,
      Stat: query.stat,
      Metric: {
        Namespace: query.namespace,
        MetricName: query.name,
        Dimensions: Object.entries(query.dimensions).map(([Name, Value]) => ({
          Name,
          Value,
        })),
      },
    },
  };
}

/** A query whose last word is not `Complete` has told an unknown part of its series: nothing may be concluded from it. */
function toSeries(
  pages: readonly MetricDataResult[],
): MetricSeries | PortError {
  const last = pages.at(-1);
  const status = last?.StatusCode ?? 'Complete';
  if (status !== 'Complete') {
    const words = last?.Messages?.map(m => m.Value).join('; ');
    return new PortError({
      kind: status === 'Forbidden' ? 'forbidden' : 'unreachable',
      message: `GetMetricData: ${status}${words ? `: ${words}` : ''}`,
    });
  }
  return new Map(
    pages.flatMap(page =>
      (page.Timestamps ?? []).flatMap((timestamp, i) => {
        const value = page.Values?.[i];
        return value === undefined
          ? []
          : [[timestamp.getTime(), value] as const];
      }),
    ),
  );
}

/** The newest datapoint and the moment its minute ended, as far as that is in the past. */
export function newestDatapoint(
  series: MetricSeries,
  now: number,
): { readonly value: number; readonly at: number } | undefined {
  let newest: number | undefined;
  for (const start of series.keys()) {
    if (newest === undefined || start > newest) newest = start;
  }
  if (newest === undefined) return undefined;
  // Present by construction: the key was found in the map.
  const value = series.get(newest) as number;
  return { value, at: Math.min(newest + PERIOD_MILLISECONDS, now) };
}
