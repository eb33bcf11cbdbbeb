import { Policy, TrafficSpec, Workload } from '../model';
import { HybridSpec } from './HybridSpecSchema';

function toTraffic(spec: HybridSpec): TrafficSpec | undefined {
  const { traffic } = spec;
  if (!traffic) return undefined;
  if (traffic.switch === 'alb-rule') {
    const { ruleArn, targetGroups } = traffic;
    return { kind: 'alb-rule', ruleArn, targetGroups };
  }
  const { switch: kind, ...settings } = traffic;
  return { kind, settings };
}

/** Whatever the owner wrote: a switch that cannot be set is only observed. */
export function observeOnly(policy: Policy): Policy {
  return {
    ...policy,
    burst: { ...policy.burst, mode: 'observe' },
    failover: { ...policy.failover, mode: 'observe' },
    failback: { ...policy.failback, mode: 'observe' },
    schedule: policy.schedule && { ...policy.schedule, mode: 'observe' },
  };
}

/** The words of the contract as the words of the model. Modes are still those the owner wrote. */
export function toWorkload(
  spec: HybridSpec,
  identity: Pick<Workload, 'ref' | 'name' | 'title' | 'owner'>,
): Workload {
  return {
    ...identity,
    criticality: spec.criticality,
    sites: spec.sites,
    traffic: toTraffic(spec),
    data: spec.data,
    queue: spec.queue,
    policy: spec.policy,
  };
}
