import { PortError } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';

/** Where an AWS resource is. */
export interface AwsScope {
  readonly accountId: string;
  readonly region: string;
}

export const scopeKey = (scope: AwsScope) =>
  `${scope.accountId} ${scope.region}`;

interface Arn extends AwsScope {
  readonly service: string;
  readonly resource: string;
}

/** Throws PortError `invalid` for what is not the ARN of a resource in an account and a region. */
export function parseArn(arn: string): Arn {
  const [prefix, , service, region, accountId, ...rest] = arn.split(':');
  const resource = rest.join(':');
  if (prefix !== 'arn' || !service || !region || !accountId || !resource) {
    throw new PortError({ kind: 'invalid', message: `not an ARN: ${arn}` });
  }
  return { service, region, accountId, resource };
}

/** Account and region of an ARN. */
export function scopeOf(arn: string): AwsScope {
  const { accountId, region } = parseArn(arn);
  return { accountId, region };
}

const RULE = /^listener-rule\/((?:app|net)\/[^/]+\/[^/]+)\/([^/]+)\/[^/]+$/;

/** The listener a rule belongs to: the rule's ARN names it. */
export function listenerArnOf(ruleArn: string): string {
  const { resource } = parseArn(ruleArn);
  const match = RULE.exec(resource);
  if (!match) throw notA('listener rule', ruleArn);
  return ruleArn.replace(resource, `listener/${match[1]}/${match[2]}`);
}

/** `app/name/id`: the load balancer's dimension in CloudWatch. */
export function loadBalancerDimension(ruleArn: string): string {
  const match = RULE.exec(parseArn(ruleArn).resource);
  if (!match) throw notA('listener rule', ruleArn);
  return match[1];
}

/** `targetgroup/name/id`: the target group's dimension in CloudWatch. */
export function targetGroupDimension(targetGroupArn: string): string {
  const { resource } = parseArn(targetGroupArn);
  if (!/^targetgroup\/[^/]+\/[^/]+$/.test(resource)) {
    throw notA('target group', targetGroupArn);
  }
  return resource;
}

function notA(what: string, arn: string): PortError {
  return new PortError({
    kind: 'invalid',
    message: `not the ARN of a ${what}: ${arn}`,
  });
}
