import type { Rule } from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  SiteId,
  TargetHealth,
  Witness,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  failed,
  fresh,
  SwitchSnapshot,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { Cached } from '../shared/CachedReader';
import { AlbSpec } from './AlbSpec';
import { readForwardRule } from './ForwardRule';

/** What the rule and the health of its groups say, as readings. */
export function albSnapshot(options: {
  readonly spec: AlbSpec;
  readonly rule: Cached<Rule>;
  readonly health: Readonly<Record<SiteId, Cached<TargetHealth>>>;
}): SwitchSnapshot {
  const { spec, rule, health } = options;
  const sites = Object.entries(health);
  return {
    ...ruleReadings(spec, rule),
    targets: Object.fromEntries(
      sites.map(([site, entry]) => [site, targetReading(entry)]),
    ),
    witnesses: sites.map(([site, entry]) => witnessOf(site, entry)),
  };
}

function ruleReadings(
  spec: AlbSpec,
  rule: Cached<Rule>,
): Pick<SwitchSnapshot, 'configured' | 'switch'> {
  const origin = {
    unit: 'weights',
    source: 'elbv2:DescribeRules',
    observedAt: rule.at,
  } as const;
  if (!rule.ok) return { configured: failed(rule.error, origin), switch: {} };
  const read = readForwardRule(rule.value, spec.targetGroups);
  return {
    configured: fresh(read.weights, origin),
    switch: {
      version: read.version,
      stickinessSeconds: read.stickinessSeconds,
      foreignShape: read.foreignShape,
    },
  };
}

const HEALTH_SOURCE = 'elbv2:DescribeTargetHealth';

function targetReading(entry: Cached<TargetHealth>) {
  const origin = {
    unit: 'state',
    source: HEALTH_SOURCE,
    observedAt: entry.at,
  } as const;
  return entry.ok ? fresh(entry.value, origin) : failed(entry.error, origin);
}

/**
 * Failing only when the load balancer looked and found nobody well: a group that no rule uses (`Target.NotInUse`) or
 * whose first checks are under way (`Elb.InitialHealthChecking`) was not judged. An empty group answers users with 503.
 */
function witnessOf(site: SiteId, entry: Cached<TargetHealth>): Witness {
  const origin = {
    unit: 'state',
    source: HEALTH_SOURCE,
    observedAt: entry.at,
  } as const;
  if (!entry.ok) {
    return {
      kind: 'target-health',
      site,
      verdict: 'unknown',
      detail: entry.error.message,
      reading: failed(entry.error, origin),
    };
  }
  const { healthy, total, reason } = entry.value;
  const because = reason ? ` (${reason})` : '';
  const detail = `${healthy} of ${total} targets healthy${because}`;
  return {
    kind: 'target-health',
    site,
    verdict: verdictOf(entry.value),
    detail,
    reading: fresh(detail, origin),
  };
}

const NOT_JUDGED =
  /^(Target\.NotInUse|Target\.IpUnusable|Elb\.\w+|Target\.HealthCheckDisabled)$/;

function verdictOf(health: TargetHealth): Witness['verdict'] {
  if (health.healthy > 0) return 'serving';
  if (health.reason && NOT_JUDGED.test(health.reason)) return 'unknown';
  return 'failing';
}
