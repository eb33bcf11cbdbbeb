import {
  Observation,
  WorkloadSummary,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/**
 * A summary as the list gives it: of a cluster's nodes only those that carry the workload or are held in reserve. All
 * nodes of a cluster, said again for each of a thousand workloads on it, would be most of the answer.
 */
export function workloadRow(summary: WorkloadSummary): WorkloadSummary {
  const { observation } = summary;
  return observation
    ? { ...summary, observation: withoutOtherNodes(observation) }
    : summary;
}

function withoutOtherNodes(observation: Observation): Observation {
  const sites = Object.entries(observation.sites).map(([id, site]) => {
    const { placement } = site;
    if (placement.state !== 'fresh' && placement.state !== 'stale') {
      return [id, site] as const;
    }
    const nodes = placement.value.nodes.filter(
      node => node.pods > 0 || node.reserve,
    );
    const value = { ...placement.value, nodes };
    return [id, { ...site, placement: { ...placement, value } }] as const;
  });
  return { ...observation, sites: Object.fromEntries(sites) };
}
