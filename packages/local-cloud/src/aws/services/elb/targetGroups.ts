import { isDeepStrictEqual } from 'node:util';
import { AwsError } from '../../AwsError';
import { parseArn } from '../../Arn';
import { TargetGroup } from '../../elb/TargetGroup';
import { Call, Operation } from '../../wire/AwsService';
import { foundTargetGroup, inScope } from './find';
import { checkTagCount, readTags } from './readTags';
import {
  readHealthCheck,
  readTargetGroup,
  TargetGroupSettings,
} from './readTargetGroup';
import { writeTargetGroup } from './write';

/** "Target groups per Region". */
const MAX_TARGET_GROUPS = 3000;
const DEFAULT_DEREGISTRATION_DELAY_SECONDS = 300;

/** The same settings under the same name are the same group, whatever the tags: the call completes once. */
export const createTargetGroup: Operation = (call, input) => {
  const settings = readTargetGroup(input);
  const tags = readTags(input);
  checkTagCount([], tags);
  const { elb } = call.cloud;
  const present = elb.targetGroups
    .list(call.caller.scope)
    .find(each => each.spec.name === settings.name);
  if (present) return written(call, sameSettings(present, settings));
  checkVpc(call, settings.vpcId);
  if (elb.targetGroups.list(call.caller.scope).length >= MAX_TARGET_GROUPS) {
    throw new AwsError({
      code: 'TooManyTargetGroups',
      message: `The maximum number of target groups (${MAX_TARGET_GROUPS}) has been reached`,
    });
  }
  const { account, region } = call.caller.scope;
  const path = `arn:aws:elasticloadbalancing:${region}:${account}:targetgroup/${settings.name}`;
  const group = elb.addTargetGroup(
    {
      ...settings,
      arn: `${path}/${elb.ids.next(path)}`,
      deregistrationDelaySeconds: DEFAULT_DEREGISTRATION_DELAY_SECONDS,
      availabilityZone: `${region}a`,
      targets: [],
      tags: Object.fromEntries(tags),
    },
    call.now,
  );
  return written(call, group);
};

/** Changes the health check, which is all that a target group lets be changed. */
export const modifyTargetGroup: Operation = (call, input) => {
  const arn = input.requiredString('TargetGroupArn');
  const group = foundTargetGroup(call, arn);
  group.setHealthCheck(readHealthCheck(input, group.spec.healthCheck));
  return written(call, group);
};

/** AWS lists no "not found" among this call's errors: what is gone is deleted. */
export const deleteTargetGroup: Operation = (call, input) => {
  const arn = input.requiredString('TargetGroupArn');
  if (!parseArn(arn)) {
    throw new AwsError({
      code: 'ValidationError',
      message: `'${arn}' is not a valid target group ARN`,
    });
  }
  const { elb } = call.cloud;
  const group = inScope(call, arn) ? elb.targetGroups.get(arn) : undefined;
  if (!group) return {};
  if (group.inUse) {
    throw new AwsError({
      code: 'ResourceInUse',
      message: `Target group '${arn}' is currently in use by a listener or a rule`,
    });
  }
  elb.removeTargetGroup(group);
  return {};
};

function written(call: Call, group: TargetGroup) {
  const users = call.cloud.elb.loadBalancersUsing(group.arn);
  return { TargetGroups: [writeTargetGroup(group, users)] };
}

function sameSettings(
  group: TargetGroup,
  { name, port, vpcId, targetType, healthCheck }: TargetGroupSettings,
): TargetGroup {
  const { spec } = group;
  const same =
    spec.port === port &&
    spec.vpcId === vpcId &&
    spec.targetType === targetType &&
    isDeepStrictEqual(spec.healthCheck, healthCheck);
  if (same) return group;
  throw new AwsError({
    code: 'DuplicateTargetGroupName',
    message: `A target group with the same name '${name}' exists, but with different settings`,
  });
}

function checkVpc(call: Call, vpcId: string): void {
  const known = call.cloud.elb.loadBalancers
    .list(call.caller.scope)
    .some(each => each.spec.vpcId === vpcId);
  if (known) return;
  throw new AwsError({
    code: 'ValidationError',
    message: `The VPC ID '${vpcId}' is not found`,
  });
}
