import {
  Instant,
  Observation,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** Looks at workloads. The fleet collector is one; it never throws for one port's trouble. */
export interface ObservationSource {
  collect(options: {
    readonly workloads: readonly Workload[];
    readonly now: Instant;
    readonly signal: AbortSignal;
  }): Promise<ReadonlyMap<string, Observation>>;
}
