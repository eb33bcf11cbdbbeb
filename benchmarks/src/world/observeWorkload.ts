import {
  effectiveSplit,
  Observation,
  ReplicationObservation,
  SiteObservation,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  fresh,
  missing,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { LocalWorld } from '@hybrid-cloud-portal/local-cloud';
import { WorldCluster } from './WorldCluster';
import { WorldProbe } from './WorldProbe';
import { WorldTrafficSwitch } from './WorldTrafficSwitch';

export interface WorldPorts {
  readonly local: LocalWorld;
  readonly trafficSwitch: WorldTrafficSwitch;
  readonly probe: WorldProbe;
  readonly clusters: ReadonlyMap<string, WorldCluster>;
}

export function worldPorts(local: LocalWorld): WorldPorts {
  return {
    local,
    trafficSwitch: new WorldTrafficSwitch(local),
    probe: new WorldProbe(local),
    clusters: new Map(
      local.estate.sites.map(({ id }) => [
        id,
        new WorldCluster({ local, site: id }),
      ]),
    ),
  };
}

/** One look at one workload through the ports, put together as the backend's collector does. */
export async function observeWorkload(
  { local, trafficSwitch, probe, clusters }: WorldPorts,
  workload: Workload,
): Promise<Observation> {
  const now = local.clock.now();
  const snapshot = (await trafficSwitch.observe({ workloads: [workload] })).get(
    workload.ref,
  );
  if (!snapshot) throw new Error(`no snapshot of ${workload.ref}`);
  const sites = await Promise.all(
    workload.sites.map(async (site): Promise<SiteObservation> => {
      const cluster = clusters.get(site.site)?.observe(workload, now);
      if (!cluster) throw new Error(`no cluster for ${site.site}`);
      return {
        site: site.site,
        placement: cluster.placement,
        cpu: cluster.cpu,
        memory: cluster.memory,
        targets: snapshot.targets[site.site],
        witnesses: [
          await probe.probe({ workload, site }),
          ...snapshot.witnesses.filter(w => w.site === site.site),
          cluster.witness,
        ],
      };
    }),
  );
  const origin = { source: 'world', observedAt: now } as const;
  return {
    workloadRef: workload.ref,
    at: now,
    sites: Object.fromEntries(sites.map(s => [s.site, s])),
    split: {
      configured: snapshot.configured,
      observed: missing('not needed here', { ...origin, unit: 'ratio' }),
      effective: effectiveSplit(snapshot),
    },
    switch: snapshot.switch,
    requestsPerSecond: missing('not needed here', {
      ...origin,
      unit: 'requests-per-second',
    }),
    replication: replicationOf(local, workload),
  };
}

function replicationOf(
  local: LocalWorld,
  workload: Workload,
): ReplicationObservation | undefined {
  const spec = workload.data?.replication;
  const model = local.world.workloads.get(workload.name)?.replication;
  if (!spec || !model) return undefined;
  const observedAt = local.clock.now();
  return {
    from: spec.from,
    to: spec.to,
    state: fresh('running', { unit: 'state', source: 'dms', observedAt }),
    lag: fresh(model.lagSeconds, {
      unit: 'seconds',
      source: 'dms',
      observedAt,
    }),
  };
}
