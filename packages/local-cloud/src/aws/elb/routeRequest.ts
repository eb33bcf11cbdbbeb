import { ListenerRule, MatchedRequest, Route } from '../../world/contracts';
import { Structure, StructuredValue } from '../StructuredValue';
import type { ElbState } from './ElbState';
import { Rule } from './Rule';
import { ForwardAction, forwardOf, RuleAction } from './RuleAction';
import { matchesConditions, RuleCondition } from './RuleCondition';

/** See MadeBalancing.rulesOf. */
export function listenerRules(
  elb: ElbState,
  listenerArn: string,
): readonly ListenerRule[] {
  return elb.listeners
    .require(listenerArn)
    .rules.filter(rule => rule.priority !== 'default')
    .map(({ arn, actions, conditions }) => ({
      ruleArn: arn,
      hosts:
        conditions.find(each => each.field === 'host-header')?.values ?? [],
      narrowed: conditions.some(isNarrow),
      targetGroups: (forwardOf(actions)?.targetGroups ?? []).map(
        ({ targetGroupArn, weight }) => ({ arn: targetGroupArn, weight }),
      ),
    }));
}

function isNarrow({ field, values }: RuleCondition): boolean {
  switch (field) {
    case 'host-header':
      return false;
    case 'path-pattern':
      return !values.some(value => value === '*' || value === '/*');
    case 'http-request-method':
      return true;
    default: {
      const never: never = field;
      throw new RangeError(`unknown condition ${never}`);
    }
  }
}

/** What the first rule in order that matches does with the request. */
export function routeRequest(options: {
  readonly elb: ElbState;
  readonly listenerArn: string;
  readonly request: MatchedRequest;
  readonly now: number;
}): Route {
  const { elb, listenerArn, request, now } = options;
  const { rules, defaultRule } = elb.listeners.require(listenerArn);
  const rule =
    rules.find(
      each =>
        each.matchesAt(now) && matchesConditions(each.conditions, request),
    ) ?? defaultRule;
  return routeBy(elb, rule, now);
}

function routeBy(elb: ElbState, rule: Rule, now: number): Route {
  const actions = rule.actionsAt(now);
  const last = actions[actions.length - 1];
  if (last.kind === 'forward') {
    const forward = elb.forward(rule.arn, now);
    return { kind: 'forward', ruleArn: rule.arn, forward };
  }
  return fixedResponse(last) ?? { kind: 'other', type: last.type };
}

function fixedResponse(
  action: Exclude<RuleAction, ForwardAction>,
): Route | undefined {
  if (action.type !== 'fixed-response') return undefined;
  const config = structureOf(action.detail.FixedResponseConfig);
  return {
    kind: 'fixed-response',
    status: Number(config.StatusCode ?? 503),
    contentType: String(config.ContentType ?? 'text/plain'),
    body: String(config.MessageBody ?? ''),
  };
}

function structureOf(value: StructuredValue): Structure {
  const isStructure = typeof value === 'object' && !Array.isArray(value);
  return isStructure ? (value as Structure) : {}; // Array.isArray does not narrow readonly arrays away
}
