import {
  EffectiveForward,
  TargetAddress,
  TargetProbe,
} from '../../world/contracts';
import {
  AwsEstate,
  LoadBalancerSpec,
  TargetGroupSpec,
} from '../../world/AwsEstate';
import { Scope, scopeOfArn } from '../Arn';
import { ScopedIndex } from '../ScopedIndex';
import { checkActions } from './checkActions';
import { GroupUse } from './GroupUse';
import { Listener } from './Listener';
import { ResourceIds } from './ResourceIds';
import { RuleAction } from './RuleAction';
import { Rule } from './Rule';
import { RuleCondition } from './RuleCondition';
import { TargetGroup } from './TargetGroup';

export interface LoadBalancer {
  readonly spec: LoadBalancerSpec;
  readonly scope: Scope;
  readonly tags: Map<string, string>;
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
  readonly ids = new ResourceIds();
  readonly #probe: TargetProbe;
  readonly #propagationMillis: number;
  readonly #use = new GroupUse();
  /** ARNs of rules and groups that were deleted: the world may still ask for them, and for no others that are not there. */
  readonly #deleted = new Set<string>();
  #version = 0;

  constructor(options: ElbStateOptions) {
    this.#probe = options.probe;
    this.#propagationMillis = options.propagationMillis;
    this.#load(options.estate, options.now);
  }

  /** See MadeBalancing.balancingVersion. */
  get version(): number {
    return this.#version;
  }

  step(now: number): void {
    for (const group of this.targetGroups.values()) {
      group.step(now, this.#probe);
    }
  }

  /** Undefined once it has been deleted; RangeError when it never was. */
  presentRule(arn: string): Rule | undefined {
    const rule = this.rules.get(arn);
    return rule || this.#deleted.has(arn) ? rule : this.rules.require(arn);
  }

  /** Undefined once it has been deleted; RangeError when it never was. */
  presentGroup(arn: string): TargetGroup | undefined {
    const group = this.targetGroups.get(arn);
    if (group || this.#deleted.has(arn)) return group;
    return this.targetGroups.require(arn);
  }

  /** See AwsCloudState.forward. Rules and groups may have been deleted over the wire: nothing leads there then. */
  forward(ruleArn: string, now: number): EffectiveForward {
    const action = this.presentRule(ruleArn)?.forwardAt(now);
    if (!action) return { targetGroups: [] };
    return {
      targetGroups: action.targetGroups.flatMap(
        ({ targetGroupArn, weight }) => {
          const group = this.presentGroup(targetGroupArn);
          if (!group) return [];
          const { addresses: routable, failingOpen } = group.routable();
          return [{ targetGroupArn, weight, routable, failingOpen }];
        },
      ),
      ...(action.stickinessSeconds !== undefined && {
        stickinessSeconds: action.stickinessSeconds,
      }),
    };
  }

  /** Nothing, when the group has been deleted over the wire. */
  setTargets(
    targetGroupArn: string,
    targets: readonly TargetAddress[],
    now: number,
  ): void {
    this.presentGroup(targetGroupArn)?.setTargets(targets, now);
  }

  registerTargets(
    group: TargetGroup,
    targets: readonly TargetAddress[],
    now: number,
  ): void {
    group.register(targets, now);
    this.#version++;
  }

  deregisterTargets(
    group: TargetGroup,
    targets: readonly TargetAddress[],
    now: number,
  ): void {
    group.deregister(targets, now);
    this.#version++;
  }

  setConditions(rule: Rule, conditions: readonly RuleCondition[]): void {
    rule.setConditions(conditions);
    this.#version++;
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
    this.#trackUse({ rule, before, after: actions, now });
  }

  addTargetGroup(spec: TargetGroupSpec, now: number): TargetGroup {
    const group = new TargetGroup(spec);
    group.setTargets(spec.targets, now);
    this.#add(this.targetGroups, spec.arn, group);
    this.#version++;
    return group;
  }

  /** For a group that no rule names. */
  removeTargetGroup(group: TargetGroup): void {
    this.targetGroups.delete(group.scope, group.arn);
    this.#deleted.add(group.arn);
    this.#version++;
  }

  /** A new rule of a listener. Refuses actions as `writeActions` does; whatever else AWS asks of it has been checked. */
  addRule(options: {
    readonly arn: string;
    readonly listener: Listener;
    readonly priority: number;
    readonly conditions: readonly RuleCondition[];
    readonly actions: readonly RuleAction[];
    readonly tags: Iterable<readonly [string, string]>;
    readonly now: number;
  }): Rule {
    const { listener, actions, now, ...rest } = options;
    const { scope } = listener;
    const { loadBalancerArn } = listener.spec;
    checkActions({ actions, scope, loadBalancerArn, elb: this });
    const rule = new Rule({
      ...rest,
      listenerArn: listener.spec.arn,
      actions,
      inForceFrom: now + this.#propagationMillis,
    });
    this.#add(this.rules, rule.arn, rule);
    listener.addRule(rule);
    this.#trackUse({ rule, before: [], after: actions, now });
    return rule;
  }

  setPriority(rule: Rule, priority: number): void {
    rule.setPriority(priority);
    this.listeners.require(rule.listenerArn).sortRules();
    this.#version++;
  }

  removeRule(rule: Rule, now: number): void {
    this.listeners.require(rule.listenerArn).removeRule(rule);
    this.rules.delete(rule.scope, rule.arn);
    this.#deleted.add(rule.arn);
    this.#trackUse({ rule, before: rule.actions, after: [], now });
  }

  loadBalancerOf(rule: Rule): string {
    return this.listeners.require(rule.listenerArn).spec.loadBalancerArn;
  }

  /** By ARN, or by the name that is unique in an account and region. */
  findTargetGroup(nameOrArn: string): TargetGroup | undefined {
    const byArn = this.targetGroups.get(nameOrArn);
    if (byArn) return byArn;
    for (const group of this.targetGroups.values()) {
      if (group.spec.name === nameOrArn) return group;
    }
    return undefined;
  }

  /** Load balancers whose rules name this group: at most one, as AWS has it. */
  loadBalancersUsing(targetGroupArn: string): readonly string[] {
    const rules = this.#use.rulesOf(targetGroupArn);
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
    for (const spec of estate.targetGroups) this.addTargetGroup(spec, now);
    const byListener = new Map<string, Rule[]>();
    for (const spec of estate.rules) {
      const rule = Rule.fromSpec(spec);
      this.#add(this.rules, spec.arn, rule);
      const siblings = byListener.get(spec.listenerArn);
      if (siblings) siblings.push(rule);
      else byListener.set(spec.listenerArn, [rule]);
    }
    for (const spec of estate.listeners) {
      this.loadBalancers.require(spec.loadBalancerArn);
      const rules = byListener.get(spec.arn) ?? [];
      this.#add(this.listeners, spec.arn, new Listener(spec, rules));
    }
    for (const rule of this.rules.values()) {
      this.#trackUse({ rule, before: [], after: rule.actions, now });
    }
  }

  #add<T extends { readonly scope: Scope }>(
    index: ScopedIndex<T>,
    key: string,
    value: T,
  ): void {
    index.add({ scope: value.scope, key, value });
  }

  #trackUse(options: {
    readonly rule: Rule;
    readonly before: readonly RuleAction[];
    readonly after: readonly RuleAction[];
    readonly now: number;
  }): void {
    const { rule, before, after, now } = options;
    this.#version++;
    for (const arn of this.#use.move(rule, before, after)) {
      const inUse = this.#use.rulesOf(arn).size > 0;
      this.targetGroups.require(arn).setInUse(inUse, now);
    }
  }
}
