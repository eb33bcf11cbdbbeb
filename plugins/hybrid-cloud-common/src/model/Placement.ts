/** One node that can or does carry the workload. */
export interface PlacementNode {
  readonly name: string;
  readonly ready: boolean;
  readonly schedulable: boolean;
  /** Cordoned until a burst. */
  readonly reserve: boolean;
  /** Carries monitoring, never the workload. */
  readonly monitoring: boolean;
  /** Pods of this workload on the node. */
  readonly pods: number;
  readonly readyPods: number;
  readonly allocatableCores: number;
  readonly allocatableBytes: number;
}

/** Where one workload runs on one site. */
export interface Placement {
  readonly ready: number;
  readonly desired: number;
  readonly pending: number;
  /** Present when an HPA scales the workload. */
  readonly autoscaler?: {
    readonly name: string;
    readonly minReplicas: number;
    readonly maxReplicas: number;
    readonly currentReplicas: number;
  };
  readonly nodes: readonly PlacementNode[];
}
