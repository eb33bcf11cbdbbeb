import {
  SiteId,
  TargetHealth,
  Weights,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  Clock,
  PortError,
  SetStickinessOptions,
  SetWeightsOptions,
  SwitchSnapshot,
  TrafficSwitch,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import type { Rule } from '@aws-sdk/client-elastic-load-balancing-v2';
import { Cached } from '../shared/CachedReader';
import { AlbRuleWriter } from './AlbRuleWriter';
import { AlbSpec } from './AlbSpec';
import { AwsScope, scopeKey, scopeOf } from './arns';
import { albSnapshot } from './albSnapshot';
import { AwsClients } from './AwsClients';
import { ReadBudgets } from './ReadBudgets';
import { RuleReader } from './RuleReader';
import { TargetHealthReader } from './TargetHealthReader';

interface Wanted {
  readonly scope: AwsScope;
  readonly specs: { readonly ref: string; readonly spec: AlbSpec }[];
}

/** One ALB listener rule with a target group for each site. */
export class AlbRuleSwitch implements TrafficSwitch {
  readonly kind = 'alb-rule';
  readonly #clients: AwsClients;
  readonly #clock: Clock;
  readonly #rules: RuleReader;
  readonly #health: TargetHealthReader;
  readonly #writer: AlbRuleWriter;

  constructor(options: {
    readonly clients: AwsClients;
    readonly budgets: ReadBudgets;
    readonly clock: Clock;
  }) {
    this.#clients = options.clients;
    this.#clock = options.clock;
    this.#rules = new RuleReader(options);
    this.#health = new TargetHealthReader(options);
    this.#writer = new AlbRuleWriter({
      clients: options.clients,
      rules: this.#rules,
    });
  }

  async observe(options: {
    readonly workloads: readonly Workload[];
    readonly signal: AbortSignal;
  }): Promise<ReadonlyMap<string, SwitchSnapshot>> {
    const snapshots = new Map<string, SwitchSnapshot>();
    const byScope = new Map<string, Wanted>();
    for (const { ref, traffic } of options.workloads) {
      if (traffic?.kind !== 'alb-rule') continue;
      try {
        const scope = scopeOf(traffic.ruleArn);
        const key = scopeKey(scope);
        const wanted = byScope.get(key) ?? { scope, specs: [] };
        wanted.specs.push({ ref, spec: traffic });
        byScope.set(key, wanted);
      } catch (error) {
        snapshots.set(ref, this.#broken(traffic, error));
      }
    }
    await Promise.all(
      [...byScope.values()].map(async wanted => {
        for (const [ref, snapshot] of await this.#look(
          wanted,
          options.signal,
        )) {
          snapshots.set(ref, snapshot);
        }
      }),
    );
    return snapshots;
  }

  canAct(workload: Workload): boolean {
    if (workload.traffic?.kind !== 'alb-rule') return false;
    try {
      return this.#clients.canAct(scopeOf(workload.traffic.ruleArn));
    } catch {
      // An ARN that cannot be read names no account we may act in; observe() tells what is wrong with it.
      return false;
    }
  }

  async setWeights(options: SetWeightsOptions): Promise<void> {
    const spec = specOf(options.workload);
    checkWeights(spec, options.weights);
    await this.#writer.write({ ...options, spec, change: 'weights' });
  }

  async setStickiness(options: SetStickinessOptions): Promise<void> {
    const spec = specOf(options.workload);
    await this.#writer.write({ ...options, spec, change: 'stickiness' });
  }

  async #look(
    { scope, specs }: Wanted,
    signal: AbortSignal,
  ): Promise<readonly (readonly [string, SwitchSnapshot])[]> {
    const groups = specs.flatMap(({ spec }) =>
      Object.values(spec.targetGroups),
    );
    const [rules, health] = await Promise.all([
      this.#rules.read(
        scope,
        specs.map(({ spec }) => spec.ruleArn),
        signal,
      ),
      this.#health.read(scope, groups, signal),
    ]);
    return specs.map(({ ref, spec }) => [
      ref,
      albSnapshot({
        spec,
        rule: got(rules, spec.ruleArn),
        health: mapSites(spec, arn => got(health, arn)),
      }),
    ]);
  }

  #broken(spec: AlbSpec, error: unknown): SwitchSnapshot {
    const failure: Cached<Rule & TargetHealth> = {
      ok: false,
      at: this.#clock.now(),
      error:
        error instanceof PortError
          ? error
          : new PortError({ kind: 'invalid', message: String(error) }),
    };
    return albSnapshot({
      spec,
      rule: failure,
      health: mapSites(spec, () => failure),
    });
  }
}

function mapSites<T>(
  spec: AlbSpec,
  make: (arn: string) => T,
): Readonly<Record<SiteId, T>> {
  return Object.fromEntries(
    Object.entries(spec.targetGroups).map(([site, arn]) => [site, make(arn)]),
  );
}

function got<V>(
  answers: ReadonlyMap<string, Cached<V>>,
  key: string,
): Cached<V> {
  const answer = answers.get(key);
  // A reader gives an entry for every key it was asked for.
  if (!answer) throw new Error(`no entry for ${key}`);
  return answer;
}

function specOf(workload: Workload): AlbSpec {
  if (workload.traffic?.kind === 'alb-rule') return workload.traffic;
  throw new PortError({
    kind: 'unsupported',
    message: `${workload.ref} has no ALB rule`,
  });
}

/** Integers 0..999, one for each site, not all zero. */
function checkWeights(spec: AlbSpec, weights: Weights): void {
  const refuse = (message: string) =>
    new PortError({ kind: 'invalid', message });
  for (const site of Object.keys(spec.targetGroups)) {
    const weight = weights[site];
    if (!Number.isInteger(weight) || weight < 0 || weight > 999) {
      throw refuse(`weight of ${site}: ${weight} is not an integer 0 to 999`);
    }
  }
  for (const site of Object.keys(weights)) {
    if (!(site in spec.targetGroups)) {
      throw refuse(`the rule has no target group for ${site}`);
    }
  }
  if (Object.values(weights).every(weight => weight === 0)) {
    throw refuse('weights that are all 0 would send users nowhere');
  }
}
