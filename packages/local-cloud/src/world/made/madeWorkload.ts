import { ListenerRule } from '../contracts';
import { WorkloadSiteSpec, WorkloadSpec } from '../WorkloadSpec';
import { BALANCER_SITE } from '../Premises';
import { Grounds, placeGroup } from './placeGroup';

const MIB = 2 ** 20;

/** A few requests per second: a new service has users enough to be seen, and pods enough for twenty times as many. */
const GENTLE = {
  load: { base: 4, dailyAmplitude: 0.08, peakHourUtc: 5, noise: 0.2 },
  coreSecondsPerRequest: 0.01,
  restBytesPerPod: 96 * MIB,
  bytesPerRequestPerSecond: 0.5 * MIB,
} as const;
const REQUESTS_PER_POD = 40;
const LATENCY_SECONDS = 0.006;

/** The workload that a rule made over the wire stands for; undefined while none of its target groups leads anywhere. */
export function madeWorkload(
  rule: ListenerRule,
  name: string,
  grounds: Grounds,
): WorkloadSpec | undefined {
  const sites = rule.targetGroups.flatMap(({ arn, weight }) => {
    const placed = placeGroup(arn, grounds);
    return placed ? [{ arn, weight, ...placed }] : [];
  });
  if (sites.length === 0) return undefined;
  return {
    name,
    title: name,
    ...GENTLE,
    dataplane: true,
    switch: { kind: 'alb-rule', ruleArn: rule.ruleArn },
    sites: sites.map(
      ({ arn, weight, site, compute }): WorkloadSiteSpec => ({
        site,
        role: site === BALANCER_SITE ? 'overflow' : 'home',
        compute,
        targetGroupArn: arn,
        registration: 'wire',
        baseWeight: weight,
        latencySeconds: LATENCY_SECONDS,
        requestsPerPod: REQUESTS_PER_POD,
      }),
    ),
  };
}

/** `seat-finder` for `seat-finder.localhost`; undefined for a rule of any host, or of only some of a host's requests. */
export function nameOfRule(rule: ListenerRule): string | undefined {
  if (rule.narrowed || rule.targetGroups.length === 0) return undefined;
  const [label] = (rule.hosts[0] ?? '').toLowerCase().split('.');
  return /^[a-z0-9-]+$/.test(label) ? label : undefined;
}
