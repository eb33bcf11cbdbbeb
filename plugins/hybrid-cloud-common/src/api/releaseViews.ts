import { DeploymentFreeze, GateReason, Instant } from '../model';

/** GET /workloads/{kind}/{namespace}/{name}/release-gate: whether a pipeline may deploy now. */
export interface ReleaseGateResponse {
  readonly open: boolean;
  /** Why not; empty when open. The sentence is English and has its full stop. */
  readonly reasons: readonly (GateReason & { readonly sentence: string })[];
  /** When it was judged. An answer is good for this moment only. */
  readonly asOf: Instant;
}

/** GET /freezes: those in force, the one that lasts longest last. */
export interface FreezeListResponse {
  readonly items: readonly DeploymentFreeze[];
  /** What the person asking may do. */
  readonly allowed: { readonly set: boolean };
}

/** POST /freezes. Without a workload it is the whole fleet. */
export interface CreateFreezeRequest {
  readonly workloadRef?: string;
  readonly until: Instant;
  readonly reason: string;
}
