import {
  QueueObservation,
  QueueSpec,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** Who is waiting. */
export interface QueueMonitor {
  readonly kind: QueueSpec['kind'];
  observe(options: {
    readonly workloads: readonly Workload[];
    readonly signal: AbortSignal;
  }): Promise<ReadonlyMap<string, QueueObservation>>;
}
