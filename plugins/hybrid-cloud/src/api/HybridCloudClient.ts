import { parseEntityRef } from '@backstage/catalog-model';
import { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
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
import { HybridCloudApi } from './HybridCloudApi';

/** Talks to `/api/hybrid-cloud` as the signed-in user. */
export class HybridCloudClient implements HybridCloudApi {
  readonly #discovery: DiscoveryApi;
  readonly #fetch: FetchApi;

  constructor(options: {
    readonly discoveryApi: DiscoveryApi;
    readonly fetchApi: FetchApi;
  }) {
    this.#discovery = options.discoveryApi;
    this.#fetch = options.fetchApi;
  }

  async getEstate(): Promise<EstateResponse> {
    return this.#get<EstateResponse>('/estate');
  }

  async listWorkloads(): Promise<WorkloadListResponse> {
    return this.#get<WorkloadListResponse>('/workloads');
  }

  async getWorkload(workloadRef: string): Promise<WorkloadDetail> {
    return this.#get<WorkloadDetail>(workloadPath(workloadRef));
  }

  async getHistory(workloadRef: string): Promise<HistoryResponse> {
    return this.#get<HistoryResponse>(`${workloadPath(workloadRef)}/history`);
  }

  async listPlans(options?: {
    readonly workloadRef?: string;
  }): Promise<PlanListResponse> {
    const query = options?.workloadRef
      ? `?workloadRef=${encodeURIComponent(options.workloadRef)}`
      : '';
    return this.#get<PlanListResponse>(`/plans${query}`);
  }

  async getPlan(id: string): Promise<PlanDetail> {
    return this.#get<PlanDetail>(planPath(id));
  }

  async createPlan(request: CreatePlanRequest): Promise<CreatePlanResponse> {
    return this.#post<CreatePlanResponse>('/plans', request);
  }

  async approvePlan(id: string, verdict: VerdictRequest): Promise<PlanDetail> {
    return this.#verdict(id, 'approve', verdict);
  }

  async rejectPlan(id: string, verdict: VerdictRequest): Promise<PlanDetail> {
    return this.#verdict(id, 'reject', verdict);
  }

  async cancelPlan(id: string, verdict: VerdictRequest): Promise<PlanDetail> {
    return this.#verdict(id, 'cancel', verdict);
  }

  async getReleaseGate(workloadRef: string): Promise<ReleaseGateResponse> {
    return this.#get<ReleaseGateResponse>(
      `${workloadPath(workloadRef)}/release-gate`,
    );
  }

  async listFreezes(options: {
    readonly workloadRef: string;
  }): Promise<FreezeListResponse> {
    const ref = encodeURIComponent(options.workloadRef);
    return this.#get<FreezeListResponse>(`/freezes?workloadRef=${ref}`);
  }

  async createFreeze(request: CreateFreezeRequest): Promise<DeploymentFreeze> {
    return this.#post<DeploymentFreeze>('/freezes', request);
  }

  async endFreeze(id: string): Promise<void> {
    await this.#send(`/freezes/${encodeURIComponent(id)}`, {
      method: 'DELETE',
    });
  }

  async #verdict(
    id: string,
    verb: 'approve' | 'reject' | 'cancel',
    verdict: VerdictRequest,
  ): Promise<PlanDetail> {
    return this.#post<PlanDetail>(`${planPath(id)}/${verb}`, verdict);
  }

  async #get<T>(path: string): Promise<T> {
    return this.#request<T>(path);
  }

  async #post<T>(path: string, body: object): Promise<T> {
    return this.#request<T>(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async #request<T>(path: string, init?: RequestInit): Promise<T> {
    const response = await this.#send(path, init);
    return response.json();
  }

  async #send(path: string, init?: RequestInit): Promise<Response> {
    const baseUrl = await this.#discovery.getBaseUrl('hybrid-cloud');
    const response = await this.#fetch.fetch(`${baseUrl}${path}`, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

function workloadPath(workloadRef: string): string {
  const { kind, namespace, name } = parseEntityRef(workloadRef);
  return `/workloads/${[kind, namespace, name]
    .map(encodeURIComponent)
    .join('/')}`;
}

function planPath(id: string): string {
  return `/plans/${encodeURIComponent(id)}`;
}
