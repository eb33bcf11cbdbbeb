import { TargetAddress } from '../../../world/contracts';
import { scopeOfArn } from '../../Arn';
import { LoadBalancer } from '../../elb/ElbState';
import { Listener } from '../../elb/Listener';
import { Rule } from '../../elb/Rule';
import { CONDITION_CONFIGS, RuleCondition } from '../../elb/RuleCondition';
import { RuleAction } from '../../elb/RuleAction';
import { TargetGroup } from '../../elb/TargetGroup';
import { Structure } from '../../StructuredValue';

/** Canonical hosted zone of application load balancers in ap-northeast-2, from AWS's endpoint table. */
const HOSTED_ZONE = 'ZWKZPGTI48KDX';

export function writeLoadBalancer(
  { spec }: LoadBalancer,
  createdAt: number,
): Structure {
  const [, , id] = spec.arn.slice(spec.arn.indexOf('app/')).split('/');
  const { region } = scopeOfArn(spec.arn);
  const prefix = spec.scheme === 'internal' ? 'internal-' : '';
  return {
    LoadBalancerArn: spec.arn,
    DNSName: `${prefix}${spec.name}-${id}.${region}.elb.amazonaws.com`,
    CanonicalHostedZoneId: HOSTED_ZONE,
    CreatedTime: new Date(createdAt).toISOString(),
    LoadBalancerName: spec.name,
    Scheme: spec.scheme,
    VpcId: spec.vpcId,
    State: { Code: 'active' },
    Type: 'application',
    AvailabilityZones: spec.availabilityZones.map(ZoneName => ({ ZoneName })),
    IpAddressType: 'ipv4',
  };
}

export function writeListener(listener: Listener): Structure {
  const { spec, defaultRule } = listener;
  return {
    ListenerArn: spec.arn,
    LoadBalancerArn: spec.loadBalancerArn,
    Port: spec.port,
    Protocol: spec.protocol,
    DefaultActions: defaultRule.actions.map(writeAction),
  };
}

export function writeRule(rule: Rule): Structure {
  return {
    RuleArn: rule.arn,
    Priority: String(rule.priority),
    Conditions: rule.conditions.map(writeCondition),
    Actions: rule.actions.map(writeAction),
    IsDefault: rule.priority === 'default',
  };
}

/** The values twice, as AWS does: in the condition's own block, and beside it for clients of older days. */
function writeCondition({ field, values }: RuleCondition): Structure {
  return {
    Field: field,
    Values: values,
    [CONDITION_CONFIGS[field]]: { Values: values },
  };
}

/** A single group is also given by its own member, as AWS does for clients of older days. */
function writeAction(action: RuleAction): Structure {
  if (action.kind === 'other') {
    return { Type: action.type, Order: action.order, ...action.detail };
  }
  const { targetGroups, stickinessSeconds, order } = action;
  return {
    Type: 'forward',
    Order: order,
    TargetGroupArn:
      targetGroups.length === 1 ? targetGroups[0].targetGroupArn : undefined,
    ForwardConfig: {
      TargetGroups: targetGroups.map(({ targetGroupArn, weight }) => ({
        TargetGroupArn: targetGroupArn,
        Weight: weight,
      })),
      TargetGroupStickinessConfig: {
        Enabled: stickinessSeconds !== undefined,
        DurationSeconds: stickinessSeconds,
      },
    },
  };
}

export function writeTargetGroup(
  { spec }: TargetGroup,
  loadBalancerArns: readonly string[],
): Structure {
  const check = spec.healthCheck;
  return {
    TargetGroupArn: spec.arn,
    TargetGroupName: spec.name,
    Protocol: 'HTTP',
    Port: spec.port,
    VpcId: spec.vpcId,
    HealthCheckProtocol: 'HTTP',
    HealthCheckPort: String(check.port ?? 'traffic-port'),
    HealthCheckEnabled: true,
    HealthCheckIntervalSeconds: check.intervalSeconds,
    HealthCheckTimeoutSeconds: check.timeoutSeconds,
    HealthyThresholdCount: check.healthyThreshold,
    UnhealthyThresholdCount: check.unhealthyThreshold,
    HealthCheckPath: check.path,
    Matcher: { HttpCode: check.matcher },
    LoadBalancerArns: loadBalancerArns,
    TargetType: spec.targetType,
    ProtocolVersion: 'HTTP1',
    IpAddressType: 'ipv4',
  };
}

/** All targets, or those asked for; one that is not registered is `unused`. */
export function writeTargetHealth(
  group: TargetGroup,
  asked: readonly TargetAddress[],
): readonly Structure[] {
  const { targets, spec } = group;
  const addresses =
    asked.length > 0 ? asked : targets.map(each => each.address);
  return addresses.map(({ id, port }) => {
    const target = targets.find(
      ({ address }) => address.id === id && address.port === port,
    );
    const state = target?.state ?? {
      phase: 'unused',
      reason: 'Target.NotRegistered',
      description: 'Target is not registered to the target group',
    };
    return {
      Target: {
        Id: id,
        Port: port,
        AvailabilityZone:
          target?.address.availabilityZone ?? spec.availabilityZone,
      },
      HealthCheckPort: String(port),
      TargetHealth: {
        State: state.phase,
        Reason: state.reason,
        Description: state.description,
      },
    };
  });
}
