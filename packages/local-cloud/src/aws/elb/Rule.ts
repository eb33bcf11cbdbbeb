import { RuleSpec } from '../../world/AwsEstate';
import { Scope, scopeOfArn } from '../Arn';
import { RuleCondition } from './RuleCondition';
import {
  actionFromSpec,
  ForwardAction,
  forwardOf,
  RuleAction,
} from './RuleAction';

/** Who wrote a rule last, as a principal's ARN. */
export interface LastWriter {
  readonly principal: string;
  readonly at: number;
}

export interface RuleOptions {
  readonly arn: string;
  readonly listenerArn: string;
  readonly priority: number | 'default';
  readonly conditions: readonly RuleCondition[];
  readonly actions: readonly RuleAction[];
  readonly tags: Iterable<readonly [string, string]>;
  /** When a new rule begins to match requests. Default: always has. */
  readonly inForceFrom?: number;
}

/**
 * One listener rule. What it says (`actions`) changes at once; what traffic does (`forwardAt`) follows after the
 * propagation delay, in the order of the writes.
 */
export class Rule {
  readonly arn: string;
  readonly listenerArn: string;
  readonly scope: Scope;
  readonly tags: Map<string, string>;
  #priority: number | 'default';
  #actions: readonly RuleAction[];
  #conditions: readonly RuleCondition[];
  #lastWriter: LastWriter | undefined;
  readonly #matchesFrom: number;
  #inForce: readonly RuleAction[];
  #pending: {
    readonly actions: readonly RuleAction[];
    readonly from: number;
  }[] = [];

  constructor(options: RuleOptions) {
    this.arn = options.arn;
    this.listenerArn = options.listenerArn;
    this.scope = scopeOfArn(options.arn);
    this.#priority = options.priority;
    this.tags = new Map(options.tags);
    this.#actions = options.actions;
    this.#conditions = options.conditions;
    this.#inForce = this.#actions;
    this.#matchesFrom = options.inForceFrom ?? Number.NEGATIVE_INFINITY;
  }

  static fromSpec(spec: RuleSpec): Rule {
    const { arn, listenerArn, priority, conditions } = spec;
    return new Rule({
      arn,
      listenerArn,
      priority,
      conditions,
      actions: [actionFromSpec(spec.action)],
      tags: Object.entries(spec.tags),
    });
  }

  get priority(): number | 'default' {
    return this.#priority;
  }

  setPriority(priority: number): void {
    this.#priority = priority;
  }

  get actions(): readonly RuleAction[] {
    return this.#actions;
  }

  get conditions(): readonly RuleCondition[] {
    return this.#conditions;
  }

  /** undefined until somebody has written the rule. */
  get lastWriter(): LastWriter | undefined {
    return this.#lastWriter;
  }

  setConditions(conditions: readonly RuleCondition[]): void {
    this.#conditions = conditions;
  }

  setActions(options: {
    readonly actions: readonly RuleAction[];
    readonly writer: string;
    readonly now: number;
    readonly inForceFrom: number;
  }): void {
    this.#actions = options.actions;
    this.#lastWriter = { principal: options.writer, at: options.now };
    this.#pending.push({ actions: options.actions, from: options.inForceFrom });
  }

  /** Whether requests meet this rule yet. */
  matchesAt(now: number): boolean {
    return this.#matchesFrom <= now;
  }

  /** The forward that requests follow now; undefined when the rule forwards nothing. */
  forwardAt(now: number): ForwardAction | undefined {
    return forwardOf(this.actionsAt(now));
  }

  /** The actions that requests follow now. */
  actionsAt(now: number): readonly RuleAction[] {
    while (this.#pending.length > 0 && this.#pending[0].from <= now) {
      this.#inForce = this.#pending[0].actions;
      this.#pending.shift();
    }
    return this.#inForce;
  }
}
