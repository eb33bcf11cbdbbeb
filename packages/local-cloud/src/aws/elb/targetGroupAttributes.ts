import { TargetGroupSpec } from '../../world/AwsEstate';
import { AwsError } from '../AwsError';

/** Attributes of a target group behind an application load balancer, with AWS's defaults and the values it takes. */
const ATTRIBUTES: Readonly<
  Record<string, { readonly initial: string; readonly accepts: RegExp }>
> = {
  'deregistration_delay.timeout_seconds': {
    initial: '300',
    accepts: /^(\d{1,3}|[12]\d{3}|3[0-5]\d{2}|3600)$/,
  },
  'stickiness.enabled': { initial: 'false', accepts: /^(true|false)$/ },
  'stickiness.type': {
    initial: 'lb_cookie',
    accepts: /^(lb_cookie|app_cookie)$/,
  },
  'stickiness.lb_cookie.duration_seconds': {
    initial: '86400',
    accepts: /^[1-9]\d{0,5}$/,
  },
  'slow_start.duration_seconds': {
    initial: '0',
    accepts: /^(0|[3-9]\d|[1-8]\d{2}|900)$/,
  },
  'load_balancing.algorithm.type': {
    initial: 'round_robin',
    accepts: /^(round_robin|least_outstanding_requests|weighted_random)$/,
  },
  'target_group_health.dns_failover.minimum_healthy_targets.count': {
    initial: '1',
    accepts: /^(off|[1-9]\d*)$/,
  },
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count': {
    initial: '1',
    accepts: /^[1-9]\d*$/,
  },
};

export function initialAttributes(spec: TargetGroupSpec): Map<string, string> {
  const attributes = new Map(
    Object.entries(ATTRIBUTES).map(([key, { initial }]) => [key, initial]),
  );
  attributes.set(
    'deregistration_delay.timeout_seconds',
    String(spec.deregistrationDelaySeconds),
  );
  return attributes;
}

/** Throws ValidationError for a key or value that AWS does not take; all are checked before any is set. */
export function setAttributes(
  attributes: Map<string, string>,
  changes: readonly { readonly key: string; readonly value: string }[],
): void {
  for (const { key, value } of changes) {
    const known = ATTRIBUTES[key];
    if (!known) {
      throw new AwsError({
        code: 'ValidationError',
        message: `Target group attribute key '${key}' is not recognized`,
      });
    }
    if (!known.accepts.test(value)) {
      throw new AwsError({
        code: 'ValidationError',
        message: `Target group attribute value '${value}' is not valid for '${key}'`,
      });
    }
  }
  for (const { key, value } of changes) attributes.set(key, value);
}
