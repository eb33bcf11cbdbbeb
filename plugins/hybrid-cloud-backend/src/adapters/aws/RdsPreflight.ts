import { DescribeEndpointsCommand } from '@aws-sdk/client-database-migration-service';
import {
  DBInstance,
  DescribeDBParametersCommand,
  paginateDescribeDBInstances,
} from '@aws-sdk/client-rds';
import {
  Clock,
  PortError,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { CachedReader } from '../shared/CachedReader';
import { PerScope } from '../shared/PerScope';
import { AwsScope, scopeKey } from './arns';
import { AwsClients } from './AwsClients';
import { ReadBudgets } from './ReadBudgets';
import { toPortError } from './toPortError';

/** These settings change by a deploy, not by the minute. */
const MIN_AGE_MILLISECONDS = 5 * 60_000;
const MYSQL_LIKE = /^(mysql|mariadb|aurora)$/;

/**
 * What a source database needs so that DMS can capture changes from it: binlog_format=ROW, which RDS honours only with
 * automated backups on. Known only where the endpoint's host is an RDS instance that we may see.
 */
export class RdsPreflight {
  readonly #clients: AwsClients;
  readonly #readers: PerScope<AwsScope, CachedReader<readonly string[]>>;

  constructor(options: {
    readonly clients: AwsClients;
    readonly budgets: ReadBudgets;
    readonly clock: Clock;
  }) {
    const { clients, budgets, clock } = options;
    this.#clients = clients;
    this.#readers = new PerScope({
      keyOf: scopeKey,
      make: scope =>
        new CachedReader<readonly string[]>({
          clock,
          budget: budgets.databases(scope),
          batchSize: 20,
          minAgeMilliseconds: MIN_AGE_MILLISECONDS,
          load: (arns, signal) =>
            budgets.run(scope, signal, () => this.#load(scope, arns, signal)),
        }),
    });
  }

  /** By the ARN of the source endpoint: what is not as it should be. An endpoint nothing is known of is absent. */
  async read(
    scope: AwsScope,
    endpointArns: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    const cached = await this.#readers.get(scope).read(endpointArns, signal);
    return new Map(
      [...cached].flatMap(([arn, entry]) => {
        if (entry.ok) return [[arn, entry.value] as const];
        if (entry.error.kind === 'not-found') return [];
        const finding = `could not be checked: ${entry.error.message}`;
        return [[arn, [finding]] as const];
      }),
    );
  }

  async #load(
    scope: AwsScope,
    arns: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, readonly string[] | PortError>> {
    try {
      const hosts = await this.#hosts(scope, arns, signal);
      if (hosts.size === 0) return new Map();
      const instances = await this.#instances(scope, signal);
      const found = new Map<string, readonly string[]>();
      for (const [arn, host] of hosts) {
        const instance = instances.find(i => i.Endpoint?.Address === host);
        if (!instance) continue;
        found.set(arn, await this.#findings(scope, instance, signal));
      }
      return found;
    } catch (error) {
      throw toPortError({ call: 'preflight', error });
    }
  }

  /** Hosts of the endpoints whose engine has a binary log. */
  async #hosts(
    scope: AwsScope,
    arns: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, string>> {
    const answer = await this.#clients.dms(scope).send(
      new DescribeEndpointsCommand({
        Filters: [{ Name: 'endpoint-arn', Values: [...arns] }],
      }),
      { abortSignal: signal },
    );
    return new Map(
      (answer.Endpoints ?? []).flatMap(
        ({ EndpointArn, EngineName, ServerName }) =>
          EndpointArn && ServerName && MYSQL_LIKE.test(EngineName ?? '')
            ? [[EndpointArn, ServerName] as const]
            : [],
      ),
    );
  }

  async #instances(
    scope: AwsScope,
    signal: AbortSignal,
  ): Promise<readonly DBInstance[]> {
    const client = this.#clients.rds(scope);
    const instances: DBInstance[] = [];
    for await (const page of paginateDescribeDBInstances({ client }, {})) {
      signal.throwIfAborted();
      instances.push(...(page.DBInstances ?? []));
    }
    return instances;
  }

  async #findings(
    scope: AwsScope,
    instance: DBInstance,
    signal: AbortSignal,
  ): Promise<readonly string[]> {
    const name = instance.DBInstanceIdentifier;
    const findings: string[] = [];
    if (!instance.BackupRetentionPeriod) {
      findings.push(
        `automated backups of ${name} are off: RDS keeps no binary log without them`,
      );
    }
    const group = instance.DBParameterGroups?.[0]?.DBParameterGroupName;
    const format = group && (await this.#binlogFormat(scope, group, signal));
    if (format && format !== 'ROW') {
      findings.push(`binlog_format of ${name} is ${format}, ROW is needed`);
    }
    return findings;
  }

  async #binlogFormat(
    scope: AwsScope,
    group: string,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const client = this.#clients.rds(scope);
    let Marker: string | undefined;
    do {
      const page = await client.send(
        new DescribeDBParametersCommand({
          DBParameterGroupName: group,
          Marker,
        }),
        { abortSignal: signal },
      );
      const found = page.Parameters?.find(
        p => p.ParameterName === 'binlog_format',
      );
      if (found) return found.ParameterValue?.toUpperCase();
      Marker = page.Marker || undefined;
    } while (Marker);
    return undefined;
  }
}
