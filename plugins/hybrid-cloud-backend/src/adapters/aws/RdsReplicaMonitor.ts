import { DBInstance, DescribeDBInstancesCommand } from '@aws-sdk/client-rds';
import {
  Reading,
  ReplicationObservation,
  ReplicationSpec,
  ReplicationState,
  SiteId,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  Clock,
  failed,
  fresh,
  missing,
  PortError,
  ReplicationMonitor,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { Cached, CachedReader } from '../shared/CachedReader';
import { PerScope } from '../shared/PerScope';
import { AwsScope, parseArn, scopeKey } from './arns';
import { AwsClients } from './AwsClients';
import { MetricReader, MetricSeries, newestDatapoint } from './MetricReader';
import { ReadBudgets } from './ReadBudgets';
import { replicationFailure } from './replicationFailure';
import { toPortError } from './toPortError';

type ReplicaSpec = Extract<ReplicationSpec, { readonly kind: 'rds-replica' }>;

const MIN_AGE_MILLISECONDS = 10_000;
/** RDS's own figure for a replica that does not replicate. */
const BROKEN = -1;

/** RDS read replicas: their state from RDS, how far they are behind from CloudWatch. */
export class RdsReplicaMonitor implements ReplicationMonitor {
  readonly kind = 'rds-replica';
  readonly #clients: AwsClients;
  readonly #metrics: MetricReader;
  readonly #clock: Clock;
  readonly #scopeOfSite: (site: SiteId) => AwsScope | undefined;
  readonly #readers: PerScope<AwsScope, CachedReader<DBInstance>>;

  constructor(options: {
    readonly clients: AwsClients;
    readonly budgets: ReadBudgets;
    readonly metrics: MetricReader;
    readonly clock: Clock;
    /** An instance's name says nothing about its account: the site's configuration does. */
    readonly scopeOfSite: (site: SiteId) => AwsScope | undefined;
  }) {
    const { clients, budgets, clock } = options;
    this.#clients = clients;
    this.#metrics = options.metrics;
    this.#clock = clock;
    this.#scopeOfSite = options.scopeOfSite;
    this.#readers = new PerScope({
      keyOf: scopeKey,
      make: scope =>
        new CachedReader<DBInstance>({
          clock,
          budget: budgets.databases(scope),
          batchSize: 50,
          minAgeMilliseconds: MIN_AGE_MILLISECONDS,
          load: (ids, signal) =>
            budgets.run(scope, signal, () => this.#load(scope, ids, signal)),
        }),
    });
  }

  async observe(options: {
    readonly workloads: readonly Workload[];
    readonly signal: AbortSignal;
  }): Promise<ReadonlyMap<string, ReplicationObservation>> {
    const observed = await Promise.all(
      options.workloads.flatMap(({ ref, data }) => {
        const spec = data?.replication;
        if (spec?.kind !== 'rds-replica') return [];
        return [this.#look(spec, options.signal).then(o => [ref, o] as const)];
      }),
    );
    return new Map(observed);
  }

  async #look(
    spec: ReplicaSpec,
    signal: AbortSignal,
  ): Promise<ReplicationObservation> {
    try {
      const { scope, id } = this.#locate(spec);
      const [instances, [lag]] = await Promise.all([
        this.#readers.get(scope).read([id], signal),
        this.#metrics.read(scope, [lagQuery(id)], signal),
      ]);
      const entry = instances.get(id);
      // A reader gives an entry for every key it was asked for.
      if (!entry) throw new Error(`no entry for ${id}`);
      if (!entry.ok) throw entry.error;
      return this.#observation(spec, entry, lag);
    } catch (error) {
      return replicationFailure({ spec, error, at: this.#clock.now() });
    }
  }

  #locate(spec: ReplicaSpec): {
    readonly scope: AwsScope;
    readonly id: string;
  } {
    if (spec.instanceId.startsWith('arn:')) {
      const { accountId, region, resource } = parseArn(spec.instanceId);
      const id = resource.replace(/^db:/, '');
      return { scope: { accountId, region }, id };
    }
    const scope = this.#scopeOfSite(spec.from) ?? this.#scopeOfSite(spec.to);
    if (scope) return { scope, id: spec.instanceId };
    throw new PortError({
      kind: 'unauthenticated',
      message: `neither ${spec.from} nor ${spec.to} has an AWS account in hybridCloud.sites`,
    });
  }

  #observation(
    spec: ReplicaSpec,
    entry: Extract<Cached<DBInstance>, { ok: true }>,
    lag: Cached<MetricSeries>,
  ): ReplicationObservation {
    const now = this.#clock.now();
    const status = entry.value.StatusInfos?.find(
      info => info.StatusType === 'read replication',
    );
    const reading = lagReading(lag, now);
    const broken = reading.state === 'fresh' && reading.value === BROKEN;
    const state: ReplicationState = broken ? 'failed' : stateOf(entry.value);
    return {
      from: spec.from,
      to: spec.to,
      state: fresh(state, {
        unit: 'state',
        source: 'rds:DescribeDBInstances',
        observedAt: entry.at,
      }),
      lag:
        state === 'running'
          ? reading
          : missing(`replication is ${state}: its last figure is no proof`, {
              unit: 'seconds',
              source: reading.source,
              observedAt: reading.observedAt,
            }),
      detail: status?.Message || undefined,
    };
  }

  async #load(
    scope: AwsScope,
    ids: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, DBInstance>> {
    const client = this.#clients.rds(scope);
    const found = new Map<string, DBInstance>();
    let Marker: string | undefined;
    try {
      do {
        const page = await client.send(
          new DescribeDBInstancesCommand({
            Filters: [{ Name: 'db-instance-id', Values: [...ids] }],
            Marker,
          }),
          { abortSignal: signal },
        );
        for (const instance of page.DBInstances ?? []) {
          found.set(instance.DBInstanceIdentifier ?? '', instance);
        }
        Marker = page.Marker || undefined;
      } while (Marker);
      return found;
    } catch (error) {
      const failure = toPortError({ call: 'DescribeDBInstances', error });
      if (failure.kind === 'not-found') return found;
      throw failure;
    }
  }
}

function lagQuery(instanceId: string) {
  return {
    namespace: 'AWS/RDS',
    name: 'ReplicaLag',
    dimensions: { DBInstanceIdentifier: instanceId },
    stat: 'Maximum',
  } as const;
}

/** RDS says nothing of replication for an instance that is no replica, and while a replica is being made. */
function stateOf(instance: DBInstance): ReplicationState {
  const status = instance.StatusInfos?.find(
    info => info.StatusType === 'read replication',
  )?.Status;
  switch (status) {
    case 'replicating':
      return 'running';
    case 'replication stop point set':
    case 'replication stop point reached':
    case 'stopped':
    case 'terminated':
      return 'stopped';
    case 'error':
      return 'failed';
    case undefined:
      return instance.DBInstanceStatus === 'creating' ? 'starting' : 'unknown';
    default:
      // RDS adds statuses over time; one we have not heard of proves nothing.
      return 'unknown';
  }
}

function lagReading(lag: Cached<MetricSeries>, now: number): Reading {
  const origin = {
    unit: 'seconds',
    source: 'cloudwatch:ReplicaLag',
    observedAt: lag.at,
  } as const;
  if (!lag.ok) return failed(lag.error, origin);
  const newest = newestDatapoint(lag.value, now);
  return newest
    ? fresh(newest.value, { ...origin, observedAt: newest.at })
    : missing('CloudWatch has no figure of the last minutes', origin);
}
