// openapi-fetch names its methods after the verbs of HTTP.
/* eslint-disable new-cap */
import createClient, { Client } from 'openapi-fetch';
import {
  AuditResponse,
  AuditVerifyResponse,
  CreateFreezeRequest,
  CreatePlanRequest,
  CreatePlanResponse,
  DecisionsResponse,
  EstateResponse,
  FreezeListResponse,
  HistoryResponse,
  PlanDetail,
  PlanListResponse,
  ReleaseGateResponse,
  VerdictRequest,
  WorkloadDetail,
  WorkloadListResponse,
} from '../api';
import { Decision, DeploymentFreeze, Instant, PlanState } from '../model';
import { paths } from './openapi.generated';

/** What the other side said when it refused. */
export class HybridCloudApiError extends Error {
  /** HTTP status: 400, 401, 403, 404, 409 ... */
  readonly status: number;

  constructor(options: { readonly status: number; readonly message: string }) {
    super(options.message);
    this.name = 'HybridCloudApiError';
    this.status = options.status;
  }
}

export interface HybridCloudHttpClientOptions {
  /** `https://portal.example.org/api/hybrid-cloud` */
  readonly baseUrl: string;
  /** Adds the credentials: a Backstage `fetchApi.fetch`, or one that sets the authorization header. */
  readonly fetch: (request: Request) => Promise<Response>;
}

interface Answer {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * The HTTP API for pages, scripts and other plugins. Paths, parameters and request bodies are checked by the compiler
 * against the generated description; answers are in the words of the model, which are narrower than the description
 * (codes of reasons, members of steps), so they are asserted in one place. Every call throws HybridCloudApiError.
 */
export class HybridCloudHttpClient {
  readonly #client: Client<paths>;

  constructor(options: HybridCloudHttpClientOptions) {
    this.#client = createClient<paths>(options);
  }

  getEstate(): Promise<EstateResponse> {
    return answered(this.#client.GET('/estate'));
  }

  listWorkloads(): Promise<WorkloadListResponse> {
    return answered(this.#client.GET('/workloads'));
  }

  getWorkload(ref: EntityPath): Promise<WorkloadDetail> {
    return answered(
      this.#client.GET('/workloads/{kind}/{namespace}/{name}', {
        params: { path: ref },
      }),
    );
  }

  getHistory(
    ref: EntityPath,
    query: {
      readonly from?: Instant;
      readonly to?: Instant;
      readonly maxPoints?: number;
    } = {},
  ): Promise<HistoryResponse> {
    return answered(
      this.#client.GET('/workloads/{kind}/{namespace}/{name}/history', {
        params: { path: ref, query },
      }),
    );
  }

  getReleaseGate(ref: EntityPath): Promise<ReleaseGateResponse> {
    return answered(
      this.#client.GET('/workloads/{kind}/{namespace}/{name}/release-gate', {
        params: { path: ref },
      }),
    );
  }

  listFreezes(
    query: { readonly workloadRef?: string } = {},
  ): Promise<FreezeListResponse> {
    return answered(this.#client.GET('/freezes', { params: { query } }));
  }

  createFreeze(body: CreateFreezeRequest): Promise<DeploymentFreeze> {
    return answered(this.#client.POST('/freezes', { body }));
  }

  async endFreeze(id: string): Promise<void> {
    const params = { path: { id } };
    await answered(this.#client.DELETE('/freezes/{id}', { params }));
  }

  createPlan(body: CreatePlanRequest): Promise<CreatePlanResponse> {
    return answered(this.#client.POST('/plans', { body }));
  }

  listPlans(
    query: {
      readonly workloadRef?: string;
      readonly state?: PlanState[];
      readonly limit?: number;
    } = {},
  ): Promise<PlanListResponse> {
    return answered(this.#client.GET('/plans', { params: { query } }));
  }

  getPlan(id: string): Promise<PlanDetail> {
    const params = { path: { id } };
    return answered(this.#client.GET('/plans/{id}', { params }));
  }

  approvePlan(
    id: string,
    body: VerdictRequest & { readonly digest: string },
  ): Promise<PlanDetail> {
    const params = { path: { id } };
    return answered(this.#client.POST('/plans/{id}/approve', { params, body }));
  }

  rejectPlan(id: string, body: VerdictRequest = {}): Promise<PlanDetail> {
    const params = { path: { id } };
    return answered(this.#client.POST('/plans/{id}/reject', { params, body }));
  }

  cancelPlan(id: string, body: VerdictRequest = {}): Promise<PlanDetail> {
    const params = { path: { id } };
    return answered(this.#client.POST('/plans/{id}/cancel', { params, body }));
  }

  listDecisions(
    query: {
      readonly workloadRef?: string;
      readonly kind?: Decision['kind'];
      readonly before?: Instant;
      readonly limit?: number;
    } = {},
  ): Promise<DecisionsResponse> {
    return answered(this.#client.GET('/decisions', { params: { query } }));
  }

  listAudit(
    query: {
      readonly workloadRef?: string;
      readonly planId?: string;
      readonly cursor?: number;
      readonly limit?: number;
    } = {},
  ): Promise<AuditResponse> {
    return answered(this.#client.GET('/audit', { params: { query } }));
  }

  verifyAudit(): Promise<AuditVerifyResponse> {
    return answered(this.#client.GET('/audit/verify'));
  }
}

/** An entity ref in its parts. */
export interface EntityPath {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

async function answered<T>(asked: Promise<Answer>): Promise<T> {
  const { data, error, response } = await asked;
  if (!response.ok) {
    throw new HybridCloudApiError({
      status: response.status,
      message: messageOf(error) ?? `${response.status} ${response.statusText}`,
    });
  }
  // The server's types are the same interfaces; see the class comment.
  return data as T;
}

function messageOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('error' in body)) {
    return undefined;
  }
  const { error } = body;
  return typeof error === 'object' &&
    error !== null &&
    'message' in error &&
    typeof error.message === 'string'
    ? error.message
    : undefined;
}
