import { createApiRef } from '@backstage/core-plugin-api';
import {
  CreatePlanRequest,
  CreatePlanResponse,
  EstateResponse,
  HistoryResponse,
  PlanDetail,
  PlanListResponse,
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
}

export const hybridCloudApiRef = createApiRef<HybridCloudApi>({
  id: 'plugin.hybrid-cloud.client',
});
