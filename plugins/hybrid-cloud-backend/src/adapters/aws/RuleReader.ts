import {
  DescribeRulesCommand,
  Rule,
} from '@aws-sdk/client-elastic-load-balancing-v2';
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

/** ELBv2 takes lists of ARNs up to this length in its other describe calls; the same is kept here. */
const RULES_PER_CALL = 20;
/** Suspects are looked at every second: a rule read this lately is not read again. */
const MIN_AGE_MILLISECONDS = 900;

/**
 * Of the 8 calls a second for an account, which rules and target groups share. A hundred workloads are read at every
 * tick, 480 every 12 s, which is within the age limit of a split.
 */
const CALLS_PER_SECOND = 2;

/** Reads listener rules: in batches for the loop, one at a time right before a change. */
export class RuleReader {
  readonly #clients: AwsClients;
  readonly #readers: PerScope<AwsScope, CachedReader<Rule>>;

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
        new CachedReader<Rule>({
          clock,
          budget: budgets.elb(scope),
          batchSize: RULES_PER_CALL,
          minAgeMilliseconds: MIN_AGE_MILLISECONDS,
          callsPerSecond: CALLS_PER_SECOND,
          load: (arns, signal) =>
            budgets.run(scope, signal, () => this.#load(scope, arns, signal)),
        }),
    });
  }

  /** For the loop: batched, within our share of the limit. */
  read(
    scope: AwsScope,
    ruleArns: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, Cached<Rule>>> {
    return this.#readers.get(scope).read(ruleArns, signal);
  }

  /** For a change: asked now, from the part of the limit that the loop leaves free. */
  async readNow(
    scope: AwsScope,
    ruleArn: string,
    signal: AbortSignal,
  ): Promise<Rule> {
    const rule = (await this.#load(scope, [ruleArn], signal)).get(ruleArn);
    if (rule instanceof PortError) throw rule;
    if (rule) return rule;
    throw new PortError({
      kind: 'not-found',
      message: `there is no rule ${ruleArn}`,
    });
  }

  forget(scope: AwsScope, ruleArn: string): void {
    this.#readers.get(scope).forget(ruleArn);
  }

  /** One rule that is gone makes AWS refuse the whole list: the list is halved until the others have their answer. */
  async #load(
    scope: AwsScope,
    ruleArns: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, Rule | PortError>> {
    try {
      return await this.#describe(scope, ruleArns, signal);
    } catch (error) {
      const failure = toPortError({ call: 'DescribeRules', error });
      if (failure.kind !== 'not-found' && failure.kind !== 'invalid') {
        throw failure;
      }
      if (ruleArns.length === 1) return new Map([[ruleArns[0], failure]]);
      const middle = Math.ceil(ruleArns.length / 2);
      const halves = await Promise.all([
        this.#load(scope, ruleArns.slice(0, middle), signal),
        this.#load(scope, ruleArns.slice(middle), signal),
      ]);
      return new Map(halves.flatMap(half => [...half]));
    }
  }

  async #describe(
    scope: AwsScope,
    ruleArns: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, Rule>> {
    const client = this.#clients.elb(scope, 'observe');
    const found = new Map<string, Rule>();
    let marker: string | undefined;
    do {
      const page = await client.send(
        new DescribeRulesCommand({ RuleArns: [...ruleArns], Marker: marker }),
        { abortSignal: signal },
      );
      for (const rule of page.Rules ?? []) {
        if (rule.RuleArn) found.set(rule.RuleArn, rule);
      }
      marker = page.NextMarker || undefined;
    } while (marker);
    return found;
  }
}
