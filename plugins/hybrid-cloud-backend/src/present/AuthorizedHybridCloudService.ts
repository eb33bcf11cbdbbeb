import { NotAllowedError } from '@backstage/errors';
import {
  BasicPermission,
  Permission,
} from '@backstage/plugin-permission-common';
import {
  CreatePlanRequest,
  Plan,
  PlanDetail,
  hybridAuditReadPermission,
  hybridPlanApprovePermission,
  hybridPlanCancelPermission,
  hybridPlanProposePermission,
  hybridReadPermission,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { ListAuditOptions } from '../record/audit';
import { ListDecisionsOptions } from '../record/store';
import { approvalRefusal } from '../plans';
import {
  As,
  HistoryOptions,
  HybridCloudService,
  PlanListOptions,
  VerdictOptions,
} from './HybridCloudService';
import { PlanPermissions } from './PlanPermissions';
import { userOf } from './principal';

const APPROVE = hybridPlanApprovePermission;
const CANCEL = hybridPlanCancelPermission;

/** The same service for callers who may not do everything. Nothing reaches the inner one unasked. */
export class AuthorizedHybridCloudService implements HybridCloudService {
  readonly #inner: HybridCloudService;
  readonly #permissions: PlanPermissions;

  constructor(options: {
    readonly inner: HybridCloudService;
    readonly permissions: PlanPermissions;
  }) {
    this.#inner = options.inner;
    this.#permissions = options.permissions;
  }

  async getEstate(options: As) {
    await this.#require(hybridReadPermission, options);
    return this.#inner.getEstate(options);
  }

  async listWorkloads(options: As) {
    await this.#require(hybridReadPermission, options);
    return this.#inner.listWorkloads(options);
  }

  async getWorkload(options: { readonly ref: string } & As) {
    await this.#require(hybridReadPermission, options);
    return this.#inner.getWorkload(options);
  }

  async getHistory(options: HistoryOptions & As) {
    await this.#require(hybridReadPermission, options);
    return this.#inner.getHistory(options);
  }

  async createPlan(options: { readonly request: CreatePlanRequest } & As) {
    const { request, credentials } = options;
    const { ref } = await this.getWorkload({
      ref: request.workloadRef,
      credentials,
    });
    const [allowed] = await this.#permissions.allowsOn(
      ref,
      [hybridPlanProposePermission],
      credentials,
    );
    demand(allowed, { workloadRef: ref }, hybridPlanProposePermission);
    return this.#inner.createPlan(options);
  }

  async listPlans(options: PlanListOptions & As) {
    await this.#require(hybridReadPermission, options);
    return this.#inner.listPlans(options);
  }

  async getPlan(options: { readonly id: string } & As) {
    const { detail } = await this.#look(options);
    return detail;
  }

  async approvePlan(options: VerdictOptions) {
    const { detail, may } = await this.#look(options);
    // Whoever asked for the plan is told that, not that a permission is lacking: the inner service refuses.
    if (!isOwn(detail.plan, options)) demand(may.approve, detail.plan, APPROVE);
    return narrow(await this.#inner.approvePlan(options), may, options);
  }

  async rejectPlan(options: VerdictOptions) {
    const { detail, may } = await this.#look(options);
    demand(may.approve, detail.plan, APPROVE);
    return narrow(await this.#inner.rejectPlan(options), may, options);
  }

  /** Whoever asked for a plan may withdraw it. */
  async cancelPlan(options: VerdictOptions) {
    const { detail, may } = await this.#look(options);
    if (!isOwn(detail.plan, options)) demand(may.cancel, detail.plan, CANCEL);
    return narrow(await this.#inner.cancelPlan(options), may, options);
  }

  async listDecisions(options: ListDecisionsOptions & As) {
    await this.#require(hybridReadPermission, options);
    return this.#inner.listDecisions(options);
  }

  async listAudit(options: ListAuditOptions & As) {
    await this.#require(hybridAuditReadPermission, options);
    return this.#inner.listAudit(options);
  }

  async verifyAudit(options: As) {
    await this.#require(hybridAuditReadPermission, options);
    return this.#inner.verifyAudit(options);
  }

  /** The plan, and what the person's permissions let them do with it: asked once for each request. */
  async #look(options: { readonly id: string } & As) {
    await this.#require(hybridReadPermission, options);
    const detail = await this.#inner.getPlan(options);
    const [approve, cancel] = await this.#permissions.allowsOn(
      detail.plan.workloadRef,
      [APPROVE, CANCEL],
      options.credentials,
    );
    const may: May = { approve, cancel };
    return { detail: narrow(detail, may, options), may };
  }

  async #require(
    permission: BasicPermission,
    { credentials }: As,
  ): Promise<void> {
    if (await this.#permissions.allows(permission, credentials)) return;
    throw new NotAllowedError(`You lack the permission ${permission.name}.`);
  }
}

interface May {
  readonly approve: boolean;
  readonly cancel: boolean;
}

/** Takes away from what the plan allows what the person's permissions do not. */
function narrow(
  { plan, allowed }: PlanDetail,
  may: May,
  { credentials }: As,
): PlanDetail {
  const refusal = approvalRefusal({
    plan,
    user: userOf(credentials) ?? '',
    permitted: may.approve,
  });
  return {
    plan,
    allowed: {
      approve: allowed.approve && refusal === undefined,
      reject: allowed.reject && may.approve,
      cancel: allowed.cancel && (may.cancel || isOwn(plan, { credentials })),
      approveRefusal: refusal,
    },
  };
}

function isOwn(plan: Plan, { credentials }: As): boolean {
  return plan.requestedBy === userOf(credentials);
}

function demand(
  allowed: boolean,
  { workloadRef }: Pick<Plan, 'workloadRef'>,
  permission: Permission,
): void {
  if (allowed) return;
  throw new NotAllowedError(
    `You lack the permission ${permission.name} for ${workloadRef}.`,
  );
}
