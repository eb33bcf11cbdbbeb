import {
  ReplicationObservation,
  ReplicationSpec,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** How far the data is behind. */
export interface ReplicationMonitor {
  readonly kind: ReplicationSpec['kind'];
  observe(options: {
    readonly workloads: readonly Workload[];
    readonly signal: AbortSignal;
  }): Promise<ReadonlyMap<string, ReplicationObservation>>;
}
