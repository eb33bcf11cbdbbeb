import {
  DescribeTargetHealthCommand,
  TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { TargetHealth } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Clock } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { Cached, CachedReader } from '../shared/CachedReader';
import { PerScope } from '../shared/PerScope';
import { AwsScope, scopeKey } from './arns';
import { AwsClients } from './AwsClients';
import { ReadBudgets } from './ReadBudgets';
import { toPortError } from './toPortError';

const MIN_AGE_MILLISECONDS = 900;

/**
 * Health of target groups. AWS answers for one group a call, so that a large fleet does not fit into the limit at every
 * tick: groups with something unhealthy are read first, the others in turn, each with its own age.
 */
export class TargetHealthReader {
  readonly #clients: AwsClients;
  readonly #readers: PerScope<AwsScope, CachedReader<TargetHealth>>;

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
        new CachedReader<TargetHealth>({
          clock,
          budget: budgets.elb(scope),
          batchSize: 1,
          minAgeMilliseconds: MIN_AGE_MILLISECONDS,
          urgent: health => health.healthy < health.total,
          load: ([arn], signal) =>
            budgets.run(scope, signal, () => this.#load(scope, arn, signal)),
        }),
    });
  }

  read(
    scope: AwsScope,
    targetGroupArns: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, Cached<TargetHealth>>> {
    return this.#readers.get(scope).read(targetGroupArns, signal);
  }

  async #load(
    scope: AwsScope,
    arn: string,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, TargetHealth>> {
    try {
      const answer = await this.#clients
        .elb(scope, 'observe')
        .send(new DescribeTargetHealthCommand({ TargetGroupArn: arn }), {
          abortSignal: signal,
        });
      return new Map([[arn, summarise(answer.TargetHealthDescriptions ?? [])]]);
    } catch (error) {
      throw toPortError({ call: 'DescribeTargetHealth', error });
    }
  }
}

/** Draining targets take no new requests: they do not count. */
export function summarise(
  descriptions: readonly TargetHealthDescription[],
): TargetHealth {
  const counted = descriptions.filter(
    d => d.TargetHealth?.State !== 'draining',
  );
  const unhealthy = counted.filter(d => d.TargetHealth?.State !== 'healthy');
  const reasons = unhealthy.flatMap(d => d.TargetHealth?.Reason ?? []);
  return {
    healthy: counted.length - unhealthy.length,
    total: counted.length,
    reason: mostFrequent(reasons),
  };
}

function mostFrequent(reasons: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const reason of reasons) {
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
