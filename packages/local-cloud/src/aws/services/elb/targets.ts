import { isIPv4 } from 'node:net';
import { TargetAddress } from '../../../world/contracts';
import { AwsError } from '../../AwsError';
import { TargetGroup } from '../../elb/TargetGroup';
import { Call, Operation } from '../../wire/AwsService';
import { Input } from '../../wire/Input';
import { addressInCidr } from './addressInCidr';
import { foundTargetGroup } from './find';

/** "Targets per target group per Region (instances or IP addresses)". */
const MAX_TARGETS = 1000;
/** Where IP targets may be: RFC 1918 and RFC 6598 (API reference of CreateTargetGroup). */
const PRIVATE = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
];

const keyOf = ({ id, port }: TargetAddress) => `${id}:${port}`;

export const registerTargets: Operation = (call, input) => {
  const group = foundTargetGroup(call, input.requiredString('TargetGroupArn'));
  const targets = readTargets(input, group).map(target =>
    withZone(call, group, target),
  );
  const known = new Set(group.targets.map(({ address }) => keyOf(address)));
  for (const target of targets) known.add(keyOf(target));
  if (known.size > MAX_TARGETS) {
    throw new AwsError({
      code: 'TooManyTargets',
      message: `A target group can have at most ${MAX_TARGETS} targets`,
    });
  }
  call.cloud.elb.registerTargets(group, targets, call.now);
  return {};
};

/** A target that is not registered is no mistake. */
export const deregisterTargets: Operation = (call, input) => {
  const group = foundTargetGroup(call, input.requiredString('TargetGroupArn'));
  call.cloud.elb.deregisterTargets(group, readTargets(input, group), call.now);
  return {};
};

function readTargets(
  input: Input,
  group: TargetGroup,
): readonly TargetAddress[] {
  const targets = input.list('Targets').map(target => {
    const id = target.requiredString('Id');
    const port = target.integer('Port') ?? group.spec.port;
    if (port < 1 || port > 65_535) {
      throw invalid(`Port '${port}' must be between 1 and 65535`);
    }
    if (!isIPv4(id)) throw invalid(`The IP address '${id}' is not valid`);
    return { id, port, availabilityZone: target.string('AvailabilityZone') };
  });
  if (targets.length === 0) throw invalid('At least one target must be given');
  return targets;
}

/** AWS knows the zones of the VPC's own addresses, and wants to be told `all` for the others. */
function withZone(
  call: Call,
  group: TargetGroup,
  target: TargetAddress,
): TargetAddress {
  const { id, availabilityZone } = target;
  const vpc = call.cloud.estate.vpcs?.find(
    each => each.id === group.spec.vpcId,
  );
  const inside = vpc ? addressInCidr(id, vpc.cidr) : availabilityZone !== 'all';
  if (inside) {
    if (availabilityZone === 'all') {
      throw invalid(
        `The IP address '${id}' is within the VPC, and cannot have its Availability Zone overridden to 'all' from '${group.spec.availabilityZone}'`,
      );
    }
    return {
      ...target,
      availabilityZone: availabilityZone ?? group.spec.availabilityZone,
    };
  }
  if (availabilityZone === undefined) {
    throw invalid(
      `The Availability Zone is required for IP address '${id}' because it is not in the VPC`,
    );
  }
  if (availabilityZone !== 'all') {
    throw invalid(
      `The Availability Zone for IP address '${id}' must be 'all' for Application Load Balancer target groups, when not within the VPC`,
    );
  }
  if (!PRIVATE.some(cidr => addressInCidr(id, cidr))) {
    throw invalid(`The IP address '${id}' is not a valid private IP address`);
  }
  return target;
}

function invalid(message: string): AwsError {
  return new AwsError({ code: 'ValidationError', message });
}
