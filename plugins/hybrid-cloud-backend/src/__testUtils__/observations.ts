import {
  Observation,
  Placement,
  SiteObservation,
  Weights,
  WitnessVerdict,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { freshReading } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';

export interface ObservationOptions {
  readonly workload: Workload;
  readonly at: number;
  readonly weights?: Weights;
  /** Sites whose probe and targets fail. */
  readonly down?: readonly string[];
  readonly version?: string;
  readonly stickinessSeconds?: number;
  /** Usage of every site. */
  readonly cpu?: number;
}

/** A workload as it looks on a good day, or with the named sites dark. */
export function buildObservation(options: ObservationOptions): Observation {
  const { workload, at, down = [] } = options;
  const weights =
    options.weights ??
    Object.fromEntries(workload.sites.map(s => [s.site, s.baseWeight]));
  const total = Object.values(weights).reduce((sum, w) => sum + w, 0);
  const shares = Object.fromEntries(
    Object.entries(weights).map(([site, w]) => [site, w / total]),
  );
  return {
    workloadRef: workload.ref,
    at,
    sites: Object.fromEntries(
      workload.sites.map(({ site }) => [
        site,
        buildSiteObservation(
          site,
          at,
          down.includes(site) ? 'failing' : 'serving',
          options.cpu ?? 0.4,
        ),
      ]),
    ),
    split: {
      configured: freshReading(weights, 'weights', at),
      observed: freshReading(shares, 'ratio', at),
      effective: freshReading(shares, 'ratio', at),
    },
    switch: {
      version: options.version ?? '1',
      stickinessSeconds: options.stickinessSeconds,
    },
    requestsPerSecond: freshReading(100, 'requests-per-second', at),
    replication: {
      from: 'aws',
      to: 'onprem',
      state: freshReading('running' as const, 'state', at),
      lag: freshReading(2, 'seconds', at),
    },
    queue: { depth: freshReading(12, 'count', at) },
  };
}

function buildSiteObservation(
  site: string,
  at: number,
  verdict: WitnessVerdict,
  cpu: number,
): SiteObservation {
  const serving = verdict === 'serving';
  const detail = serving ? 'it answers' : 'it does not answer';
  return {
    site,
    placement: freshReading(buildPlacement(serving), 'state', at),
    cpu: freshReading(cpu, 'ratio', at),
    memory: freshReading(cpu, 'ratio', at),
    targets: freshReading({ healthy: serving ? 2 : 0, total: 2 }, 'state', at),
    witnesses: (['probe', 'target-health', 'cluster'] as const).map(kind => ({
      kind,
      site,
      verdict: kind === 'cluster' && !serving ? 'unknown' : verdict,
      detail,
      reading: freshReading(detail, 'state', at),
    })),
  };
}

export function buildPlacement(serving = true): Placement {
  return {
    ready: serving ? 2 : 0,
    desired: 2,
    pending: 0,
    nodes: ['node-1', 'node-2'].map(name => ({
      name,
      ready: serving,
      schedulable: true,
      reserve: false,
      monitoring: false,
      pods: 1,
      readyPods: serving ? 1 : 0,
      allocatableCores: 4,
      allocatableBytes: 16 * 1024 ** 3,
    })),
  };
}
