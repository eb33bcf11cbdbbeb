import type { ReplicationTask } from '@aws-sdk/client-database-migration-service';
import {
  Reading,
  ReplicationObservation,
  ReplicationSpec,
  ReplicationState,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  Clock,
  failed,
  fresh,
  missing,
  ReplicationMonitor,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { Cached } from '../shared/CachedReader';
import { AwsScope, parseArn, scopeKey, scopeOf } from './arns';
import { AwsClients } from './AwsClients';
import { DmsTaskReader } from './DmsTaskReader';
import { describeTask, taskState } from './dmsTask';
import {
  MetricQuery,
  MetricReader,
  MetricSeries,
  newestDatapoint,
} from './MetricReader';
import { RdsPreflight } from './RdsPreflight';
import { ReadBudgets } from './ReadBudgets';
import { replicationFailure } from './replicationFailure';

type DmsSpec = Extract<ReplicationSpec, { readonly kind: 'dms' }>;

interface Wanted {
  readonly ref: string;
  readonly spec: DmsSpec;
}

const LAG_SOURCE = 'cloudwatch:CDCLatencyTarget';
const STATE_SOURCE = 'dms:DescribeReplicationTasks';

/** DMS tasks: their state from DMS, how far they are behind from CloudWatch. */
export class DmsReplicationMonitor implements ReplicationMonitor {
  readonly kind = 'dms';
  readonly #tasks: DmsTaskReader;
  readonly #preflight: RdsPreflight;
  readonly #metrics: MetricReader;
  readonly #clock: Clock;

  constructor(options: {
    readonly clients: AwsClients;
    readonly budgets: ReadBudgets;
    readonly metrics: MetricReader;
    readonly clock: Clock;
  }) {
    this.#tasks = new DmsTaskReader(options);
    this.#preflight = new RdsPreflight(options);
    this.#metrics = options.metrics;
    this.#clock = options.clock;
  }

  async observe(options: {
    readonly workloads: readonly Workload[];
    readonly signal: AbortSignal;
  }): Promise<ReadonlyMap<string, ReplicationObservation>> {
    const observed = new Map<string, ReplicationObservation>();
    const scopes = new Map<string, { scope: AwsScope; wanted: Wanted[] }>();
    for (const { ref, data } of options.workloads) {
      const spec = data?.replication;
      if (spec?.kind !== 'dms') continue;
      try {
        const scope = scopeOf(spec.taskArn);
        const entry = scopes.get(scopeKey(scope)) ?? { scope, wanted: [] };
        entry.wanted.push({ ref, spec });
        scopes.set(scopeKey(scope), entry);
      } catch (error) {
        const at = this.#clock.now();
        observed.set(ref, replicationFailure({ spec, error, at }));
      }
    }
    await Promise.all(
      [...scopes.values()].map(async ({ scope, wanted }) => {
        const looked = await this.#look(scope, wanted, options.signal);
        for (const [ref, observation] of looked) observed.set(ref, observation);
      }),
    );
    return observed;
  }

  async #look(
    scope: AwsScope,
    wanted: readonly Wanted[],
    signal: AbortSignal,
  ): Promise<readonly (readonly [string, ReplicationObservation])[]> {
    const arns = wanted.map(w => w.spec.taskArn);
    const tasks = await this.#tasks.tasks(scope, arns, signal);
    const known = [...tasks.values()].flatMap(t => (t.ok ? [t.value] : []));
    const [lags, findings] = await Promise.all([
      this.#lags(scope, known, signal),
      this.#preflight.read(scope, sourcesOf(known), signal),
    ]);
    return wanted.map(({ ref, spec }) => {
      const entry = tasks.get(spec.taskArn);
      // A reader gives an entry for every key it was asked for.
      if (!entry) throw new Error(`no entry for ${spec.taskArn}`);
      if (!entry.ok) {
        const { error, at } = entry;
        return [ref, replicationFailure({ spec, error, at })] as const;
      }
      const source = entry.value.SourceEndpointArn ?? '';
      const preflight = findings.get(source);
      const lag = lags.get(spec.taskArn);
      return [ref, this.#observation({ spec, entry, preflight, lag })] as const;
    });
  }

  #observation(options: {
    readonly spec: DmsSpec;
    readonly entry: Extract<Cached<ReplicationTask>, { ok: true }>;
    readonly preflight: readonly string[] | undefined;
    readonly lag: Cached<MetricSeries> | undefined;
  }): ReplicationObservation {
    const { spec, entry, preflight, lag } = options;
    const state = taskState(entry.value);
    return {
      from: spec.from,
      to: spec.to,
      state: fresh(state, {
        unit: 'state',
        source: STATE_SOURCE,
        observedAt: entry.at,
      }),
      lag: lagReading({ state, lag, now: this.#clock.now() }),
      detail: describeTask(entry.value),
      preflight,
    };
  }

  /** By task ARN. CloudWatch names a task by its resource id and by the identifier of its instance. */
  async #lags(
    scope: AwsScope,
    tasks: readonly ReplicationTask[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, Cached<MetricSeries>>> {
    const instanceArns = tasks.flatMap(t => t.ReplicationInstanceArn ?? []);
    const instances = await this.#tasks.instances(scope, instanceArns, signal);
    const lags = new Map<string, Cached<MetricSeries>>();
    const asked: string[] = [];
    const queries: MetricQuery[] = [];
    for (const task of tasks) {
      const arn = task.ReplicationTaskArn ?? '';
      const instance = instances.get(task.ReplicationInstanceArn ?? '');
      if (!instance) continue;
      if (!instance.ok) {
        lags.set(arn, instance);
        continue;
      }
      asked.push(arn);
      queries.push(lagQuery(arn, instance.value));
    }
    const series = await this.#metrics.read(scope, queries, signal);
    asked.forEach((arn, i) => lags.set(arn, series[i]));
    return lags;
  }
}

function lagQuery(taskArn: string, instance: string): MetricQuery {
  const { resource } = parseArn(taskArn);
  return {
    namespace: 'AWS/DMS',
    name: 'CDCLatencyTarget',
    dimensions: {
      ReplicationInstanceIdentifier: instance,
      ReplicationTaskIdentifier: resource.replace(/^task:/, ''),
    },
    // The worst moment of the minute is what a failover in it would lose.
    stat: 'Maximum',
  };
}

function sourcesOf(tasks: readonly ReplicationTask[]): readonly string[] {
  return tasks.flatMap(task => task.SourceEndpointArn ?? []);
}

/** A task that does not run leaves old figures behind, or none: neither says how far the target is behind now. */
function lagReading(options: {
  readonly state: ReplicationState;
  readonly lag: Cached<MetricSeries> | undefined;
  readonly now: number;
}): Reading {
  const { state, lag, now } = options;
  const origin = {
    unit: 'seconds',
    source: LAG_SOURCE,
    observedAt: lag?.at ?? now,
  } as const;
  if (state !== 'running') {
    return missing(`the task is ${state}: its last figure is no proof`, origin);
  }
  if (!lag) return missing('the replication instance is not known', origin);
  if (!lag.ok) return failed(lag.error, origin);
  const newest = newestDatapoint(lag.value, now);
  return newest
    ? fresh(newest.value, { ...origin, observedAt: newest.at })
    : missing('CloudWatch has no figure of the last minutes', origin);
}
