import { AwsEstate, TargetGroupSpec } from '../AwsEstate';
import { FLEET_REGION, FleetMember } from './fleetShape';

const VPC = 'vpc-0f1e2d3c4b5a69788';

const tagsOf = (member: FleetMember) => ({
  'hybrid-cloud-portal/managed': 'true',
  'hybrid-cloud-portal/workload': member.name,
});

function targetGroup(
  member: FleetMember,
  site: 'home' | 'cloud',
): TargetGroupSpec {
  return {
    arn: site === 'home' ? member.homeGroupArn : member.cloudGroupArn,
    name: `${member.name}-${site}`,
    vpcId: VPC,
    port: 8080,
    targetType: 'ip',
    healthCheck: {
      path: '/healthz',
      intervalSeconds: 10,
      timeoutSeconds: 5,
      healthyThreshold: 2,
      unhealthyThreshold: 2,
      matcher: '200',
    },
    deregistrationDelaySeconds: 300,
    availabilityZone: site === 'home' ? 'all' : `${FLEET_REGION}a`,
    targets: [],
    tags: tagsOf(member),
  };
}

/** Accounts, load balancers, rules and target groups of the generated fleet. */
export function fleetAws(members: readonly FleetMember[]): AwsEstate {
  const albs = [...new Set(members.map(each => each.alb))];
  const accounts = [...new Set(members.map(each => each.account))];
  return {
    accounts: accounts.map((accountId, i) => ({
      accountId,
      region: FLEET_REGION,
      name: `fleet-${i + 1}`,
    })),
    loadBalancers: albs.map(alb => ({
      arn: alb.loadBalancerArn,
      name: alb.name,
      scheme: 'internet-facing',
      vpcId: VPC,
      availabilityZones: [`${FLEET_REGION}a`, `${FLEET_REGION}c`],
      tags: {},
    })),
    listeners: albs.map(alb => ({
      arn: alb.listenerArn,
      loadBalancerArn: alb.loadBalancerArn,
      port: 80,
      protocol: 'HTTP',
      tags: {},
    })),
    rules: [
      ...albs.map(alb => ({
        arn: alb.defaultRuleArn,
        listenerArn: alb.listenerArn,
        priority: 'default' as const,
        conditions: [],
        action: {
          kind: 'fixed-response' as const,
          statusCode: '404',
          contentType: 'text/plain',
          messageBody: 'no such service',
        },
        tags: {},
      })),
      ...members.map(member => ({
        arn: member.ruleArn,
        listenerArn: member.alb.listenerArn,
        priority: member.priority,
        conditions: [
          {
            field: 'host-header' as const,
            values: [`${member.name}.fleet.example`],
          },
        ],
        action: {
          kind: 'forward' as const,
          targetGroups: [
            { arn: member.homeGroupArn, weight: member.homeWeight },
            { arn: member.cloudGroupArn, weight: 100 - member.homeWeight },
          ],
        },
        tags: tagsOf(member),
      })),
    ],
    targetGroups: members.flatMap(member => [
      targetGroup(member, 'home'),
      targetGroup(member, 'cloud'),
    ]),
    dmsInstances: [],
    dmsEndpoints: [],
    dmsTasks: [],
    rdsInstances: [],
    rdsParameterGroups: [],
    alarms: [],
  };
}
