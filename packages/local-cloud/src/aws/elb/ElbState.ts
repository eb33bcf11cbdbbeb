import {
  EffectiveForward,
  TargetAddress,
  TargetProbe,
} from '../../world/contracts';
import {
  AwsEstate,
  ListenerSpec,
  LoadBalancerSpec,
} from '../../world/AwsEstate';
import { Scope, scopeOfArn } from '../Arn';
import { ScopedIndex } from '../ScopedIndex';
import { checkActions } from './checkActions';
import { forwardOf, RuleAction } from './RuleAction';
import { Rule } from './Rule';
import { TargetGroup } from './TargetGroup';

export interface LoadBalancer {
  readonly spec: LoadBalancerSpec;
  readonly scope: Scope;
  readonly tags: Map<string, string>;
}

export interface Listener {
  readonly spec: ListenerSpec;
  readonly scope: Scope;
  readonly tags: Map<string, string>;
  readonly defaultRule: Rule;
  /** By priority, the default rule last. */
  readonly rules: readonly Rule[];
}

export interface ElbStateOptions {
  readonly estate: AwsEstate;
  readonly probe: TargetProbe;
  readonly now: number;
  /** How long a changed rule takes to reach the traffic. */
  readonly propagationMillis: number;
}

/** Load balancers, listeners, rules and target groups of all accounts and regions. */
export class ElbState {
  readonly loadBalancers = new ScopedIndex<LoadBalancer>();
  readonly listeners = new ScopedIndex<Listener>();
  readonly rules = new ScopedIndex<Rule>();
  readonly targetGroups = new ScopedIndex<TargetGroup>();
  readonly #probe: TargetProbe;
  readonly #propagationMillis: number;
  /** Rules that name a group, by the group's ARN. */
  readonly #usedBy = new Map<string, Set<Rule>>();

  constructor(options: ElbStateOptions) {
    this.#probe = options.probe;
    this.#propagationMillis = options.propagationMillis;
    this.#load(options.estate, options.now);
  }

  step(now: number): void {
    for (const group of this.targetGroups.values()) {
      group.step(now, this.#probe);
    }
  }

  /** See AwsCloudState.forward. */
  forward(ruleArn: string, now: number): EffectiveForward {
    const action = this.rules.require(ruleArn).forwardAt(now);
    if (!action) return { targetGroups: [] };
    return {
      targetGroups: action.targetGroups.map(({ targetGroupArn, weight }) => {
        const { addresses, failingOpen } = this.targetGroups
          .require(targetGroupArn)
          .routable();
        return { targetGroupArn, weight, routable: addresses, failingOpen };
      }),
      ...(action.stickinessSeconds !== undefined && {
        stickinessSeconds: action.stickinessSeconds,
      }),
    };
  }

  setTargets(
    targetGroupArn: string,
    targets: readonly TargetAddress[],
    now: number,
  ): void {
    this.targetGroups.require(targetGroupArn).setTargets(targets, now);
  }

  /** Refuses what AWS refuses (AwsError) before anything is changed. */
  writeActions(options: {
    readonly rule: Rule;
    readonly actions: readonly RuleAction[];
    readonly writer: string;
    readonly now: number;
  }): void {
    const { rule, actions, writer, now } = options;
    checkActions({
      actions,
      scope: rule.scope,
      loadBalancerArn: this.loadBalancerOf(rule),
      elb: this,
    });
    const before = rule.actions;
    rule.setActions({
      actions,
      writer,
      now,
      inForceFrom: now + this.#propagationMillis,
    });
    this.#trackUse(rule, before, now);
  }

  loadBalancerOf(rule: Rule): string {
    return this.listeners.require(rule.listenerArn).spec.loadBalancerArn;
  }

  /** Load balancers whose rules name this group: at most one, as AWS has it. */
  loadBalancersUsing(targetGroupArn: string): readonly string[] {
    const rules = this.#usedBy.get(targetGroupArn) ?? [];
    return [...new Set([...rules].map(rule => this.loadBalancerOf(rule)))];
  }

  /** Tags of any of the four kinds of resources; undefined when there is no such resource. */
  tagsOf(arn: string): Map<string, string> | undefined {
    return (
      this.targetGroups.get(arn)?.tags ??
      this.rules.get(arn)?.tags ??
      this.listeners.get(arn)?.tags ??
      this.loadBalancers.get(arn)?.tags
    );
  }

  #load(estate: AwsEstate, now: number): void {
    for (const spec of estate.loadBalancers) {
      this.#add(this.loadBalancers, spec.arn, {
        spec,
        scope: scopeOfArn(spec.arn),
        tags: new Map(Object.entries(spec.tags)),
      });
    }
    for (const spec of estate.targetGroups) {
      const group = new TargetGroup(spec);
      group.setTargets(spec.targets, now);
      this.#add(this.targetGroups, spec.arn, group);
    }
    const byListener = new Map<string, Rule[]>();
    for (const spec of estate.rules) {
      const rule = new Rule(spec);
      this.#add(this.rules, spec.arn, rule);
      const siblings = byListener.get(spec.listenerArn);
      if (siblings) siblings.push(rule);
      else byListener.set(spec.listenerArn, [rule]);
    }
    for (const spec of estate.listeners) {
      this.loadBalancers.require(spec.loadBalancerArn);
      this.#addListener(spec, byListener.get(spec.arn) ?? []);
    }
    for (const rule of this.rules.values()) this.#trackUse(rule, [], now);
  }

  #addListener(spec: ListenerSpec, unordered: readonly Rule[]): void {
    const rules = [...unordered].sort(
      (a, b) => orderOf(a.priority) - orderOf(b.priority),
    );
    const defaults = rules.filter(rule => rule.priority === 'default');
    if (defaults.length !== 1) {
      throw new RangeError(
        `${spec.arn} has ${defaults.length} default rules, exactly one is needed`,
      );
    }
    this.#add(this.listeners, spec.arn, {
      spec,
      scope: scopeOfArn(spec.arn),
      tags: new Map(Object.entries(spec.tags)),
      defaultRule: defaults[0],
      rules,
    });
  }

  #add<T extends { readonly scope: Scope }>(
    index: ScopedIndex<T>,
    key: string,
    value: T,
  ): void {
    index.add({ scope: value.scope, key, value });
  }

  #trackUse(rule: Rule, before: readonly RuleAction[], now: number): void {
    const touched = new Set<string>();
    for (const { targetGroupArn } of forwardOf(before)?.targetGroups ?? []) {
      this.#usedBy.get(targetGroupArn)?.delete(rule);
      touched.add(targetGroupArn);
    }
    for (const { targetGroupArn } of forwardOf(rule.actions)?.targetGroups ??
      []) {
      const users = this.#usedBy.get(targetGroupArn);
      if (users) users.add(rule);
      else this.#usedBy.set(targetGroupArn, new Set([rule]));
      touched.add(targetGroupArn);
    }
    for (const arn of touched) {
      const inUse = (this.#usedBy.get(arn)?.size ?? 0) > 0;
      this.targetGroups.require(arn).setInUse(inUse, now);
    }
  }
}

function orderOf(priority: number | 'default'): number {
  return priority === 'default' ? Number.POSITIVE_INFINITY : priority;
}
