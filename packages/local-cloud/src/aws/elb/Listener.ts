import { ListenerSpec } from '../../world/AwsEstate';
import { Scope, scopeOfArn } from '../Arn';
import { Rule } from './Rule';

/** A listener and its rules: exactly one default rule, the others by priority. */
export class Listener {
  readonly spec: ListenerSpec;
  readonly scope: Scope;
  readonly tags: Map<string, string>;
  readonly defaultRule: Rule;
  #rules: readonly Rule[];

  /** @throws RangeError unless exactly one of the rules is the default rule: the estate is wrong */
  constructor(spec: ListenerSpec, rules: readonly Rule[]) {
    const defaults = rules.filter(rule => rule.priority === 'default');
    if (defaults.length !== 1) {
      throw new RangeError(
        `${spec.arn} has ${defaults.length} default rules, exactly one is needed`,
      );
    }
    this.spec = spec;
    this.scope = scopeOfArn(spec.arn);
    this.tags = new Map(Object.entries(spec.tags));
    this.defaultRule = defaults[0];
    this.#rules = inOrder(rules);
  }

  /** By priority, the default rule last. */
  get rules(): readonly Rule[] {
    return this.#rules;
  }

  addRule(rule: Rule): void {
    this.#rules = inOrder([...this.#rules, rule]);
  }

  /** To be called when priorities have changed. */
  sortRules(): void {
    this.#rules = inOrder(this.#rules);
  }

  removeRule(rule: Rule): void {
    this.#rules = this.#rules.filter(each => each !== rule);
  }
}

function inOrder(rules: readonly Rule[]): readonly Rule[] {
  return [...rules].sort((a, b) => orderOf(a.priority) - orderOf(b.priority));
}

function orderOf(priority: number | 'default'): number {
  return priority === 'default' ? Number.POSITIVE_INFINITY : priority;
}
