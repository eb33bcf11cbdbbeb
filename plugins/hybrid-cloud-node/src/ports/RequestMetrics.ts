import {
  Reading,
  Shares,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

export interface RequestSnapshot {
  /** What requests did, per site. */
  readonly observed: Reading<Shares>;
  readonly requestsPerSecond: Reading;
}

/** What the balancer counted. Slow (60 s grain on AWS): shown and used for verification, never as a witness. */
export interface RequestMetrics {
  readonly kind: string;
  observe(options: {
    readonly workloads: readonly Workload[];
    readonly signal: AbortSignal;
  }): Promise<ReadonlyMap<string, RequestSnapshot>>;
}
