import { Scope } from '../Arn';
import { AwsError } from '../AwsError';
import type { ElbState } from './ElbState';
import { ForwardAction, RuleAction } from './RuleAction';

/** Quotas "target groups per action" and the ranges of the API reference. */
const MAX_TARGET_GROUPS_PER_ACTION = 5;
const MAX_WEIGHT = 999;
const MAX_STICKINESS_SECONDS = 604_800;
const FINAL_TYPES: readonly string[] = [
  'forward',
  'redirect',
  'fixed-response',
];

export interface CheckActionsOptions {
  readonly actions: readonly RuleAction[];
  readonly scope: Scope;
  readonly loadBalancerArn: string;
  readonly elb: ElbState;
}

/** Throws what AWS answers to an action list it does not take. */
export function checkActions(options: CheckActionsOptions): void {
  const types = options.actions.map(action =>
    action.kind === 'forward' ? 'forward' : action.type,
  );
  const finals = types.filter(type => FINAL_TYPES.includes(type));
  if (finals.length !== 1 || !FINAL_TYPES.includes(types[types.length - 1])) {
    throw invalid(
      'A rule must end with exactly one forward, redirect or fixed-response action',
    );
  }
  for (const action of options.actions) {
    if (action.kind === 'forward') {
      checkShape(action);
      for (const { targetGroupArn } of action.targetGroups) {
        checkTargetGroup(targetGroupArn, options);
      }
    }
  }
}

function checkShape(action: ForwardAction): void {
  const { targetGroups, stickinessSeconds } = action;
  if (targetGroups.length === 0) {
    throw invalid('A forward action must name at least one target group');
  }
  if (targetGroups.length > MAX_TARGET_GROUPS_PER_ACTION) {
    throw invalid(
      `A forward action can name at most ${MAX_TARGET_GROUPS_PER_ACTION} target groups, ${targetGroups.length} were given`,
    );
  }
  const arns = new Set(targetGroups.map(group => group.targetGroupArn));
  if (arns.size !== targetGroups.length) {
    throw invalid('A target group can be named only once in a forward action');
  }
  for (const { weight } of targetGroups) {
    if (!Number.isInteger(weight) || weight < 0 || weight > MAX_WEIGHT) {
      throw invalid(
        `Target group weight '${weight}' must be between 0 and ${MAX_WEIGHT}`,
      );
    }
  }
  if (
    stickinessSeconds !== undefined &&
    (stickinessSeconds < 1 || stickinessSeconds > MAX_STICKINESS_SECONDS)
  ) {
    throw invalid(
      `Target group stickiness duration '${stickinessSeconds}' must be between 1 and ${MAX_STICKINESS_SECONDS} seconds`,
    );
  }
}

function checkTargetGroup(arn: string, options: CheckActionsOptions): void {
  const { elb, scope, loadBalancerArn } = options;
  const group = elb.targetGroups.get(arn);
  if (!group) {
    throw new AwsError({
      code: 'TargetGroupNotFound',
      message: `One or more target groups not found: '${arn}'`,
    });
  }
  const loadBalancer = elb.loadBalancers.require(loadBalancerArn);
  const elsewhere =
    group.scope.account !== scope.account ||
    group.scope.region !== scope.region ||
    group.spec.vpcId !== loadBalancer.spec.vpcId;
  if (elsewhere) {
    throw new AwsError({
      code: 'InvalidConfigurationRequest',
      message: `Target group '${arn}' must be in the account, region and VPC of load balancer '${loadBalancerArn}'`,
    });
  }
  const others = elb
    .loadBalancersUsing(arn)
    .filter(user => user !== loadBalancerArn);
  if (others.length > 0) {
    throw new AwsError({
      code: 'TargetGroupAssociationLimit',
      message: `The following target groups cannot be associated with more than one load balancer: ${arn}`,
    });
  }
}

function invalid(message: string): AwsError {
  return new AwsError({ code: 'ValidationError', message });
}
