import {
  DescribeReplicationInstancesCommand,
  DescribeReplicationTasksCommand,
  ReplicationTask,
} from '@aws-sdk/client-database-migration-service';
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

/** Tasks asked for in one call; the answer has pages of its own. */
const TASKS_PER_CALL = 100;
const TASK_MIN_AGE_MILLISECONDS = 4_000;
const INSTANCE_MIN_AGE_MILLISECONDS = 10 * 60_000;

/** Reads DMS tasks, and the identifiers of the instances they run on. */
export class DmsTaskReader {
  readonly #clients: AwsClients;
  readonly #tasks: PerScope<AwsScope, CachedReader<ReplicationTask>>;
  readonly #instances: PerScope<AwsScope, CachedReader<string>>;

  constructor(options: {
    readonly clients: AwsClients;
    readonly budgets: ReadBudgets;
    readonly clock: Clock;
  }) {
    const { clients, budgets, clock } = options;
    this.#clients = clients;
    const readers = <V>(
      minAgeMilliseconds: number,
      load: (
        scope: AwsScope,
        keys: readonly string[],
        signal: AbortSignal,
      ) => Promise<ReadonlyMap<string, V>>,
    ) =>
      new PerScope<AwsScope, CachedReader<V>>({
        keyOf: scopeKey,
        make: scope =>
          new CachedReader<V>({
            clock,
            budget: budgets.databases(scope),
            batchSize: TASKS_PER_CALL,
            minAgeMilliseconds,
            load: (keys, signal) =>
              budgets.run(scope, signal, () => load(scope, keys, signal)),
          }),
      });
    this.#tasks = readers(TASK_MIN_AGE_MILLISECONDS, (...a) =>
      this.#loadTasks(...a),
    );
    this.#instances = readers(INSTANCE_MIN_AGE_MILLISECONDS, (...a) =>
      this.#loadInstances(...a),
    );
  }

  /** By task ARN. */
  tasks(
    scope: AwsScope,
    taskArns: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, Cached<ReplicationTask>>> {
    return this.#tasks.get(scope).read(taskArns, signal);
  }

  /** Instance identifier by instance ARN: CloudWatch knows instances by it. */
  instances(
    scope: AwsScope,
    instanceArns: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, Cached<string>>> {
    return this.#instances.get(scope).read(instanceArns, signal);
  }

  async #loadTasks(
    scope: AwsScope,
    arns: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, ReplicationTask>> {
    return paged('DescribeReplicationTasks', async Marker => {
      const page = await this.#clients.dms(scope).send(
        new DescribeReplicationTasksCommand({
          Filters: [{ Name: 'replication-task-arn', Values: [...arns] }],
          WithoutSettings: true,
          Marker,
        }),
        { abortSignal: signal },
      );
      const entries = (page.ReplicationTasks ?? []).map(
        task => [task.ReplicationTaskArn ?? '', task] as const,
      );
      return { entries, marker: page.Marker };
    });
  }

  async #loadInstances(
    scope: AwsScope,
    arns: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, string>> {
    return paged('DescribeReplicationInstances', async Marker => {
      const page = await this.#clients.dms(scope).send(
        new DescribeReplicationInstancesCommand({
          Filters: [{ Name: 'replication-instance-arn', Values: [...arns] }],
          Marker,
        }),
        { abortSignal: signal },
      );
      const entries = (page.ReplicationInstances ?? []).map(
        i =>
          [
            i.ReplicationInstanceArn ?? '',
            i.ReplicationInstanceIdentifier ?? '',
          ] as const,
      );
      return { entries, marker: page.Marker };
    });
  }
}

/** DMS answers ResourceNotFoundFault when a filter leaves nothing: nothing was found, and nothing is wrong with the call. */
async function paged<V>(
  call: string,
  read: (marker: string | undefined) => Promise<{
    readonly entries: readonly (readonly [string, V])[];
    readonly marker: string | undefined;
  }>,
): Promise<ReadonlyMap<string, V>> {
  const found = new Map<string, V>();
  let marker: string | undefined;
  try {
    do {
      const page = await read(marker);
      for (const [key, value] of page.entries) found.set(key, value);
      marker = page.marker || undefined;
    } while (marker);
    return found;
  } catch (error) {
    const failure: PortError = toPortError({ call, error });
    if (failure.kind === 'not-found') return found;
    throw failure;
  }
}
