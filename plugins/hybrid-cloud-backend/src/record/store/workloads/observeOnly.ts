import { Workload } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** The same workload with every mode at `observe`: what a spec with a mistake falls back to. */
export function observeOnly(workload: Workload): Workload {
  const { policy } = workload;
  return {
    ...workload,
    policy: {
      ...policy,
      burst: { ...policy.burst, mode: 'observe' },
      failover: { ...policy.failover, mode: 'observe' },
      failback: { ...policy.failback, mode: 'observe' },
      ...(policy.schedule
        ? { schedule: { ...policy.schedule, mode: 'observe' } }
        : {}),
    },
  };
}
