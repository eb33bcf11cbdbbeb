import { RuleSpec } from '../../world/AwsEstate';
import { Scope, scopeOfArn } from '../Arn';
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

export interface RuleCondition {
  readonly field: string;
  readonly values: readonly string[];
}

/**
 * One listener rule. What it says (`actions`) changes at once; what traffic does (`forwardAt`) follows after the
 * propagation delay, in the order of the writes.
 */
export class Rule {
  readonly arn: string;
  readonly listenerArn: string;
  readonly scope: Scope;
  readonly priority: number | 'default';
  readonly tags: Map<string, string>;
  #actions: readonly RuleAction[];
  #conditions: readonly RuleCondition[];
  #lastWriter: LastWriter | undefined;
  #inForce: readonly RuleAction[];
  #pending: {
    readonly actions: readonly RuleAction[];
    readonly from: number;
  }[] = [];

  constructor(spec: RuleSpec) {
    this.arn = spec.arn;
    this.listenerArn = spec.listenerArn;
    this.scope = scopeOfArn(spec.arn);
    this.priority = spec.priority;
    this.tags = new Map(Object.entries(spec.tags));
    this.#actions = [actionFromSpec(spec.action)];
    this.#conditions = spec.conditions;
    this.#inForce = this.#actions;
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

  /** The forward that requests follow now; undefined when the rule forwards nothing. */
  forwardAt(now: number): ForwardAction | undefined {
    while (this.#pending.length > 0 && this.#pending[0].from <= now) {
      this.#inForce = this.#pending[0].actions;
      this.#pending.shift();
    }
    return forwardOf(this.#inForce);
  }
}
