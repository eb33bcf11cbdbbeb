import { HealthCheckSpec, TargetGroupSpec } from '../../../world/AwsEstate';
import { AwsError } from '../../AwsError';
import { Input } from '../../wire/Input';

const MAX_NAME = 32;
/** Of a group of IP targets behind an application load balancer, when the caller does not say. */
const DEFAULTS: HealthCheckSpec = {
  path: '/',
  intervalSeconds: 30,
  timeoutSeconds: 5,
  healthyThreshold: 5,
  unhealthyThreshold: 2,
  matcher: '200',
};

export type TargetGroupSettings = Pick<
  TargetGroupSpec,
  'name' | 'port' | 'vpcId' | 'targetType' | 'healthCheck'
>;

/**
 * The settings of CreateTargetGroup, with AWS's defaults.
 * @throws AwsError ValidationError for a value AWS refuses, InvalidConfigurationRequest for kinds of groups that exist only
 * outside the local cloud (other protocols than HTTP, other targets than IP addresses)
 */
export function readTargetGroup(input: Input): TargetGroupSettings {
  const name = readName(input.requiredString('Name'));
  only(input, 'TargetType', 'ip', 'instance');
  only(input, 'Protocol', 'HTTP');
  only(input, 'ProtocolVersion', 'HTTP1', 'HTTP1');
  only(input, 'IpAddressType', 'ipv4', 'ipv4');
  return {
    name,
    targetType: 'ip',
    port: input.required('Port', within(input, 'Port', 1, 65_535)),
    vpcId: input.requiredString('VpcId'),
    healthCheck: readHealthCheck(input, DEFAULTS),
  };
}

function readName(name: string): string {
  if (name.length > MAX_NAME) {
    throw invalid(
      `Target group name '${name}' cannot be longer than '${MAX_NAME}' characters`,
    );
  }
  if (!/^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$/.test(name)) {
    throw invalid(
      `Target group name '${name}' can only contain characters that are alphanumeric characters or hyphens(-), and cannot begin or end with a hyphen`,
    );
  }
  return name;
}

/**
 * The health check that a call asks for; what it leaves out is as it was.
 * @throws AwsError as readTargetGroup
 */
export function readHealthCheck(
  input: Input,
  before: HealthCheckSpec,
): HealthCheckSpec {
  only(input, 'HealthCheckProtocol', 'HTTP', 'HTTP');
  only(input, 'HealthCheckEnabled', 'true', 'true');
  const check = {
    path: input.string('HealthCheckPath') ?? before.path,
    intervalSeconds:
      within(input, 'HealthCheckIntervalSeconds', 5, 300) ??
      before.intervalSeconds,
    timeoutSeconds:
      within(input, 'HealthCheckTimeoutSeconds', 2, 120) ??
      before.timeoutSeconds,
    healthyThreshold:
      within(input, 'HealthyThresholdCount', 2, 10) ?? before.healthyThreshold,
    unhealthyThreshold:
      within(input, 'UnhealthyThresholdCount', 2, 10) ??
      before.unhealthyThreshold,
    matcher: input.struct('Matcher')?.string('HttpCode') ?? before.matcher,
  };
  if (!/^\/[\x21-\x7e]{0,1023}$/.test(check.path)) {
    throw invalid(
      `Health check path '${check.path}' must begin with '/' and have at most 1024 characters`,
    );
  }
  if (check.timeoutSeconds >= check.intervalSeconds) {
    throw invalid(
      `Health check timeout '${check.timeoutSeconds}' must be smaller than the interval '${check.intervalSeconds}'`,
    );
  }
  if (!/^[2-4]\d\d([,-][2-4]\d\d)*$/.test(check.matcher)) {
    throw invalid(
      `Health check matcher HTTP code '${check.matcher}' is invalid`,
    );
  }
  const port = input.string('HealthCheckPort');
  if (port === undefined) {
    return before.port === undefined ? check : { ...check, port: before.port };
  }
  if (port === 'traffic-port') return check;
  return { ...check, port: within(input, 'HealthCheckPort', 1, 65_535) };
}

/** For settings of which the local cloud has one kind. `absent` is what AWS takes a missing one for. */
function only(
  input: Input,
  name: string,
  accepted: string,
  absent?: string,
): void {
  // Terraform sends what it was not told as empty text.
  const value = input.string(name) || absent;
  if (value === accepted) return;
  if (value === undefined) input.required(name, value);
  throw new AwsError({
    code: 'InvalidConfigurationRequest',
    message: `${name} '${value}' is not supported by the local cloud, which has application load balancers with ${name} '${accepted}' only`,
  });
}

function within(
  input: Input,
  name: string,
  least: number,
  most: number,
): number | undefined {
  const value = input.integer(name);
  if (value !== undefined && (value < least || value > most)) {
    throw invalid(`'${name}' must be between ${least} and ${most}`);
  }
  return value;
}

function invalid(message: string): AwsError {
  return new AwsError({ code: 'ValidationError', message });
}
