import {
  Observation,
  SiteObservation,
  Witness,
  WitnessVerdict,
  WorkloadDetail,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  buildWorkload,
  freshReading,
  missingReading,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';

const AT = Date.UTC(2026, 2, 2);

export function probe(site: string, verdict: WitnessVerdict): Witness {
  const reading = freshReading('200', 'state', AT);
  return { kind: 'probe', site, verdict, detail: 'of a test', reading };
}

export function siteSeen(
  site: string,
  change: Partial<SiteObservation> = {},
): SiteObservation {
  const placement = { ready: 2, desired: 2, pending: 0, nodes: [] };
  return {
    site,
    placement: freshReading(placement, 'count', AT),
    cpu: missingReading('ratio', AT),
    memory: missingReading('ratio', AT),
    targets: freshReading({ healthy: 2, total: 2 }, 'count', AT),
    witnesses: [probe(site, 'serving')],
    ...change,
  };
}

/** What the portal says of a workload that runs on both sites, all its users at home. */
export function workloadDetail(
  change: Partial<WorkloadDetail> = {},
  observed: Partial<Observation> = {},
): WorkloadDetail {
  const workload = buildWorkload();
  return {
    ref: workload.ref,
    name: workload.name,
    owner: workload.owner,
    criticality: 3,
    health: 'healthy',
    mode: 'observe',
    workload,
    problems: [],
    recentPlans: [],
    observation: {
      workloadRef: workload.ref,
      at: AT,
      sites: { onprem: siteSeen('onprem'), aws: siteSeen('aws') },
      split: {
        configured: freshReading({ onprem: 100, aws: 0 }, 'weights', AT),
        observed: missingReading('weights', AT),
        effective: missingReading('weights', AT),
      },
      switch: {},
      requestsPerSecond: missingReading('requests-per-second', AT),
      ...observed,
    },
    ...change,
  };
}
