import {
  PlanDetail,
  PlanListResponse,
  WorkloadDetail,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { BACKEND } from './addresses';

/** The backend as one signed-in person sees it. */
export class PortalApi {
  readonly #token: string;

  private constructor(token: string) {
    this.#token = token;
  }

  /** Signs in as a demo user, e.g. `user:default/minji`. */
  static async signIn(userRef: string): Promise<PortalApi> {
    const response = await fetch(`${BACKEND}/api/auth/demoUsers/refresh`, {
      headers: { 'x-demo-user': userRef },
    });
    if (!response.ok) {
      throw new Error(`Signing in as ${userRef}: ${response.status}`);
    }
    const { backstageIdentity } = await response.json();
    return new PortalApi(backstageIdentity.token);
  }

  /** Whatever the status: who asks names the shape of the answer they read on success. */
  async request<T = unknown>(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: T }> {
    const response = await fetch(`${BACKEND}/api/hybrid-cloud${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      body: body ? JSON.stringify(body) : undefined,
    });
    const text = await response.text();
    return {
      status: response.status,
      body: text ? JSON.parse(text) : undefined,
    };
  }

  async #get<T>(path: string): Promise<T> {
    const { status, body } = await this.request<T>('GET', path);
    if (status !== 200) {
      throw new Error(`GET ${path}: ${status} ${JSON.stringify(body)}`);
    }
    return body;
  }

  workload(name: string): Promise<WorkloadDetail> {
    return this.#get(`/workloads/component/default/${name}`);
  }

  plan(id: string): Promise<PlanDetail> {
    return this.#get(`/plans/${id}`);
  }

  plans(workloadName: string): Promise<PlanListResponse> {
    return this.#get(
      `/plans?workloadRef=${encodeURIComponent(
        `component:default/${workloadName}`,
      )}`,
    );
  }
}
