import {
  Placement,
  Reading,
  ReadingErrorKind,
  Site,
  Workload,
  Witness,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

export interface ClusterSnapshot {
  readonly placement: Reading<Placement>;
  readonly cpu: Reading;
  readonly memory: Reading;
  /** `cluster` witness: nodes and pods as the cluster itself reports them. Unreachable is `unknown`, not `failing`. */
  readonly witness: Witness;
}

export interface ClusterBlindSpot {
  /** `nodes`, `pods in enrolment`, `metrics.k8s.io`. */
  readonly what: string;
  readonly error: ReadingErrorKind;
  readonly message: string;
  readonly since: number;
}

/** One site's cluster. Kept current by watches; `observe` reads what the watches hold and does not call out. */
export interface ClusterWorkloads {
  readonly site: Site;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Follow these workloads from now on (namespaces and selectors). Called when the catalogue changes. */
  track(workloads: readonly Workload[]): void;
  observe(workload: Workload, now: number): ClusterSnapshot;
  blindSpots(): readonly ClusterBlindSpot[];
  canAct(): boolean;
  /** Cordon (false) or uncordon (true). Idempotent. Throws PortError. */
  setSchedulable(options: {
    readonly node: string;
    readonly schedulable: boolean;
    readonly signal: AbortSignal;
  }): Promise<void>;
  /** Minimum replicas of the HPA when there is one, else replicas. Idempotent. Throws PortError. */
  scale(options: {
    readonly workload: Workload;
    readonly replicas: number;
    readonly signal: AbortSignal;
  }): Promise<void>;
}
