import {
  SiteId,
  WorkloadSummary,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** A node kept back until a burst. */
export interface ReserveNode {
  readonly name: string;
  /** Uncordoned: a burst uses it. */
  readonly inUse: boolean;
}

/** Reserve nodes of one site, gathered from what was seen of its workloads. */
export function reserveNodes(
  items: readonly WorkloadSummary[],
  site: SiteId,
): readonly ReserveNode[] {
  const found = new Map<string, ReserveNode>();
  for (const item of items) {
    const placement = item.observation?.sites[site]?.placement;
    if (placement?.state === 'fresh' || placement?.state === 'stale') {
      for (const node of placement.value.nodes.filter(next => next.reserve)) {
        found.set(node.name, { name: node.name, inUse: node.schedulable });
      }
    }
  }
  return [...found.values()];
}
