import { forwardOf, RuleAction } from './RuleAction';
import { Rule } from './Rule';

const groupsOf = (actions: readonly RuleAction[]) =>
  (forwardOf(actions)?.targetGroups ?? []).map(each => each.targetGroupArn);

/** Which rules name which target groups: a group that no rule names is not health-checked, and can be deleted. */
export class GroupUse {
  readonly #rules = new Map<string, Set<Rule>>();

  /** Rules that name this group. */
  rulesOf(targetGroupArn: string): ReadonlySet<Rule> {
    return this.#rules.get(targetGroupArn) ?? new Set();
  }

  /** Follows a rule from one action list to the next. Returns the groups that either of them names. */
  move(
    rule: Rule,
    from: readonly RuleAction[],
    to: readonly RuleAction[],
  ): readonly string[] {
    const before = groupsOf(from);
    const after = groupsOf(to);
    for (const arn of before) this.#rules.get(arn)?.delete(rule);
    for (const arn of after) {
      const users = this.#rules.get(arn);
      if (users) users.add(rule);
      else this.#rules.set(arn, new Set([rule]));
    }
    return [...new Set([...before, ...after])];
  }
}
