import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  AuditResponse,
  AuditVerifyResponse,
  CreatePlanRequest,
  CreatePlanResponse,
  DecisionsResponse,
  EstateResponse,
  HistoryResponse,
  PlanDetail,
  PlanListResponse,
  PlanState,
  VerdictRequest,
  WorkloadDetail,
  WorkloadListResponse,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { ListAuditOptions } from '../record/audit';
import { ListDecisionsOptions } from '../record/store';

export interface As {
  /** On whose behalf. */
  readonly credentials: BackstageCredentials;
}

export interface HistoryOptions {
  readonly ref: string;
  readonly from?: number;
  readonly to?: number;
  readonly maxPoints: number;
}

export interface PlanListOptions {
  readonly workloadRef?: string;
  readonly states?: readonly PlanState[];
  readonly limit: number;
}

export interface VerdictOptions extends As {
  readonly id: string;
  readonly verdict: VerdictRequest;
}

/**
 * What the portal offers to pages, programs and actions. NotFoundError for what is not there, NotAllowedError for what
 * the caller may not, ConflictError for whoever comes too late.
 */
export interface HybridCloudService {
  getEstate(options: As): Promise<EstateResponse>;
  listWorkloads(options: As): Promise<WorkloadListResponse>;
  getWorkload(options: { readonly ref: string } & As): Promise<WorkloadDetail>;
  getHistory(options: HistoryOptions & As): Promise<HistoryResponse>;
  createPlan(
    options: { readonly request: CreatePlanRequest } & As,
  ): Promise<CreatePlanResponse>;
  listPlans(options: PlanListOptions & As): Promise<PlanListResponse>;
  getPlan(options: { readonly id: string } & As): Promise<PlanDetail>;
  approvePlan(options: VerdictOptions): Promise<PlanDetail>;
  rejectPlan(options: VerdictOptions): Promise<PlanDetail>;
  cancelPlan(options: VerdictOptions): Promise<PlanDetail>;
  listDecisions(options: ListDecisionsOptions & As): Promise<DecisionsResponse>;
  listAudit(options: ListAuditOptions & As): Promise<AuditResponse>;
  verifyAudit(options: As): Promise<AuditVerifyResponse>;
}
