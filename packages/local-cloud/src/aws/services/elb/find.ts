import { parseArn } from '../../Arn';
import { AwsError } from '../../AwsError';
import { LoadBalancer } from '../../elb/ElbState';
import { Listener } from '../../elb/Listener';
import { Rule } from '../../elb/Rule';
import { TargetGroup } from '../../elb/TargetGroup';
import { Call } from '../../wire/AwsService';

/** Whether the caller's account and region own this ARN: others' resources do not exist for a caller. */
export function inScope(call: Call, arn: string): boolean {
  const parsed = parseArn(arn);
  const { account, region } = call.caller.scope;
  return parsed?.account === account && parsed.region === region;
}

function found<T>(options: {
  readonly call: Call;
  readonly arn: string;
  readonly resource: T | undefined;
  readonly code: string;
  readonly what: string;
}): T {
  const { call, arn, resource, code, what } = options;
  if (!parseArn(arn)) {
    throw new AwsError({
      code: 'ValidationError',
      message: `'${arn}' is not a valid ${what} ARN`,
    });
  }
  if (resource === undefined || !inScope(call, arn)) {
    throw new AwsError({
      code,
      message: `One or more ${what}s not found: '${arn}'`,
    });
  }
  return resource;
}

/** Throws LoadBalancerNotFound. */
export function foundLoadBalancer(call: Call, arn: string): LoadBalancer {
  const resource = call.cloud.elb.loadBalancers.get(arn);
  const code = 'LoadBalancerNotFound';
  return found({ call, arn, resource, code, what: 'load balancer' });
}

/** Throws ListenerNotFound. */
export function foundListener(call: Call, arn: string): Listener {
  const resource = call.cloud.elb.listeners.get(arn);
  const code = 'ListenerNotFound';
  return found({ call, arn, resource, code, what: 'listener' });
}

/** Throws RuleNotFound. */
export function foundRule(call: Call, arn: string): Rule {
  const resource = call.cloud.elb.rules.get(arn);
  const code = 'RuleNotFound';
  return found({ call, arn, resource, code, what: 'rule' });
}

/** Throws TargetGroupNotFound. */
export function foundTargetGroup(call: Call, arn: string): TargetGroup {
  const resource = call.cloud.elb.targetGroups.get(arn);
  const code = 'TargetGroupNotFound';
  return found({ call, arn, resource, code, what: 'target group' });
}
