import { SiteRuntime } from './SiteRuntime';
import { WorkloadRuntime } from './WorkloadRuntime';
import { World } from './World';
import { WorkloadSiteView, WorkloadView, WorldView } from './WorldView';

/** A picture of the world at its last second. `all` shows the generated fleet's workloads too. */
export function viewWorld(options: {
  readonly world: World;
  readonly all: boolean;
}): WorldView {
  const { world, all } = options;
  const workloads = [...world.workloads.values()];
  const sum = (of: (each: WorkloadRuntime) => number) =>
    workloads.reduce((total, each) => total + of(each), 0);
  return {
    localCloud: true,
    at: world.at,
    seed: world.seed,
    sites: world.estate.sites.map(site => ({
      ...site,
      powered: world.premises.powered(site.id),
    })),
    links: world.estate.links.map(link => ({
      id: link.id,
      between: link.between,
      kind: link.kind,
      up: world.premises.linkUp(link.id),
    })),
    workloads: workloads
      .filter(each => all || each.spec.dataplane)
      .map(each => viewWorkload(each, world)),
    totals: {
      workloads: workloads.length,
      requestsPerSecond: sum(each => each.offered),
      errorsPerSecond: sum(each => each.unserved),
    },
  };
}

function viewWorkload(workload: WorkloadRuntime, world: World): WorkloadView {
  const { spec, replication, room } = workload;
  const sent = workload.sites.reduce(
    (sum, each) => sum + each.activity.arriving,
    0,
  );
  return {
    name: spec.name,
    title: spec.title,
    switch: spec.switch.kind,
    requestsPerSecond: workload.offered,
    errorsPerSecond: workload.unserved,
    surge: workload.surge,
    sites: workload.sites.map(each => viewSite(each, sent)),
    ...(replication && {
      replication: {
        from: replication.spec.from,
        to: replication.spec.to,
        state: replication.state(world.cloud),
        lagSeconds: replication.lagSeconds,
      },
    }),
    ...(room && { queue: { key: room.key, depth: room.depth } }),
  };
}

function viewSite(site: SiteRuntime, sent: number): WorkloadSiteView {
  const { activity, wireTotal } = site;
  return {
    site: site.spec.site,
    role: site.spec.role,
    weight: activity.weight,
    share: sent > 0 ? activity.arriving / sent : 0,
    requestsPerSecond: activity.arriving,
    errorsPerSecond: activity.failed,
    utilisation:
      activity.capacity > 0 ? activity.served / activity.capacity : null,
    answering: site.answering,
    latencySeconds: activity.latencySeconds,
    wireRequests: wireTotal.requests,
    wireErrors: wireTotal.target5xx + wireTotal.balancer5xx,
  };
}
