import { AwsError } from '../../AwsError';
import { Listener } from '../../elb/Listener';
import { Rule } from '../../elb/Rule';
import { forwardOf, RuleAction } from '../../elb/RuleAction';
import { Call, Operation } from '../../wire/AwsService';
import { foundListener, foundRule } from './find';
import { readActions } from './readActions';
import { readConditions } from './readConditions';
import { checkTagCount, readTags } from './readTags';
import { writeRule } from './write';

/** "Rules per Application Load Balancer (not counting default rules)" and "Target groups per Application Load Balancer". */
const MAX_RULES = 100;
const MAX_TARGET_GROUPS = 100;
const MAX_PRIORITY = 50_000;

export const createRule: Operation = (call, input) => {
  const listener = foundListener(call, input.requiredString('ListenerArn'));
  const priority = input.required('Priority', input.integer('Priority'));
  const conditions = readConditions(input.list('Conditions'));
  const actions = readActions(input.list('Actions'));
  const tags = readTags(input);
  checkTagCount([], tags);
  if (conditions.length === 0) {
    throw invalid('A rule must have at least one condition');
  }
  checkPriority(listener.rules, priority);
  checkCounts(call, listener, actions);
  const { elb } = call.cloud;
  const path = listener.spec.arn.replace(':listener/', ':listener-rule/');
  const rule = elb.addRule({
    arn: `${path}/${elb.ids.next(`${path} ${JSON.stringify(conditions)}`)}`,
    listener,
    priority,
    conditions,
    actions,
    tags,
    now: call.now,
  });
  return { Rules: [writeRule(rule)] };
};

export const deleteRule: Operation = (call, input) => {
  const rule = foundRule(call, input.requiredString('RuleArn'));
  if (rule.priority === 'default') {
    throw new AwsError({
      code: 'OperationNotPermitted',
      message: `Default rule '${rule.arn}' cannot be deleted`,
    });
  }
  call.cloud.elb.removeRule(rule, call.now);
  return {};
};

/** All or none: priorities may be exchanged in one call. */
export const setRulePriorities: Operation = (call, input) => {
  const wanted = input.list('RulePriorities').map(each => ({
    rule: foundRule(call, each.requiredString('RuleArn')),
    priority: each.required('Priority', each.integer('Priority')),
  }));
  for (const { rule, priority } of wanted) {
    if (rule.priority === 'default') {
      throw new AwsError({
        code: 'OperationNotPermitted',
        message: `The priority of default rule '${rule.arn}' cannot be changed`,
      });
    }
    const listener = call.cloud.elb.listeners.require(rule.listenerArn);
    const moved = wanted.map(each => each.rule);
    const staying = listener.rules.filter(each => !moved.includes(each));
    const twice = wanted.filter(each => each.priority === priority).length > 1;
    checkPriority(staying, priority, twice);
  }
  for (const { rule, priority } of wanted) {
    call.cloud.elb.setPriority(rule, priority);
  }
  return { Rules: wanted.map(each => writeRule(each.rule)) };
};

function checkPriority(
  rules: readonly Rule[],
  priority: number,
  twice = false,
): void {
  if (priority < 1 || priority > MAX_PRIORITY) {
    throw invalid(
      `Rule priority '${priority}' must be between 1 and ${MAX_PRIORITY}`,
    );
  }
  if (twice || rules.some(each => each.priority === priority)) {
    throw new AwsError({
      code: 'PriorityInUse',
      message: `Priority '${priority}' is currently in use`,
    });
  }
}

function checkCounts(
  call: Call,
  listener: Listener,
  actions: readonly RuleAction[],
): void {
  const { loadBalancerArn } = listener.spec;
  const rules = call.cloud.elb.listeners
    .list(listener.scope)
    .filter(each => each.spec.loadBalancerArn === loadBalancerArn)
    .flatMap(each => each.rules);
  if (rules.filter(each => each.priority !== 'default').length >= MAX_RULES) {
    throw new AwsError({
      code: 'TooManyRules',
      message: `The maximum number of rules (${MAX_RULES}) on load balancer '${loadBalancerArn}' has been reached`,
    });
  }
  const groups = new Set(
    [...rules.map(each => each.actions), actions]
      .flatMap(each => forwardOf(each)?.targetGroups ?? [])
      .map(each => each.targetGroupArn),
  );
  if (groups.size > MAX_TARGET_GROUPS) {
    throw new AwsError({
      code: 'TooManyUniqueTargetGroupsPerLoadBalancer',
      message: `The maximum number of target groups (${MAX_TARGET_GROUPS}) on load balancer '${loadBalancerArn}' has been reached`,
    });
  }
}

function invalid(message: string): AwsError {
  return new AwsError({ code: 'ValidationError', message });
}
