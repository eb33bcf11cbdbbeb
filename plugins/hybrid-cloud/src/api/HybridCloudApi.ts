import { createApiRef } from '@backstage/core-plugin-api';
import {
  CreateFreezeRequest,
  CreatePlanRequest,
  CreatePlanResponse,
  DeploymentFreeze,
  EstateResponse,
  FreezeListResponse,
  HistoryResponse,
  PlanDetail,
  PlanListResponse,
  ReleaseGateResponse,
  VerdictRequest,
  WorkloadDetail,
  WorkloadListResponse,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/**
 * What the pages ask of the hybrid-cloud backend. Every call rejects with a `ResponseError`
 * when the backend said no, and with the fetch error when it could not be reached.
 */
export interface HybridCloudApi {
  getEstate(): Promise<EstateResponse>;
  listWorkloads(): Promise<WorkloadListResponse>;
  /** `workloadRef` is an entity ref, `component:default/course-registration`. */
  getWorkload(workloadRef: string): Promise<WorkloadDetail>;
  getHistory(workloadRef: string): Promise<HistoryResponse>;
  listPlans(options?: {
    readonly workloadRef?: string;
  }): Promise<PlanListResponse>;
  getPlan(id: string): Promise<PlanDetail>;
  createPlan(request: CreatePlanRequest): Promise<CreatePlanResponse>;
  /** 409 when the plan is no longer what `digest` says, or somebody else was faster. */
  approvePlan(id: string, verdict: VerdictRequest): Promise<PlanDetail>;
  rejectPlan(id: string, verdict: VerdictRequest): Promise<PlanDetail>;
  cancelPlan(id: string, verdict: VerdictRequest): Promise<PlanDetail>;
  /** Whether pipelines may deploy to the workload now. */
  getReleaseGate(workloadRef: string): Promise<ReleaseGateResponse>;
  /** Freezes that hold for the workload: its own and the fleet's. */
  listFreezes(options: {
    readonly workloadRef: string;
  }): Promise<FreezeListResponse>;
  createFreeze(request: CreateFreezeRequest): Promise<DeploymentFreeze>;
  /** 409 when it is over already. */
  endFreeze(id: string): Promise<void>;
}

export const hybridCloudApiRef = createApiRef<HybridCloudApi>({
  id: 'plugin.hybrid-cloud.client',
});
