import { NotAllowedError } from '@backstage/errors';
import { BasicPermission } from '@backstage/plugin-permission-common';
import {
  CreatePlanRequest,
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
    await this.#requireOn(ref, hybridPlanProposePermission, options);
    return this.#inner.createPlan(options);
  }

  async listPlans(options: PlanListOptions & As) {
    await this.#require(hybridReadPermission, options);
    return this.#inner.listPlans(options);
  }

  async getPlan(options: { readonly id: string } & As) {
    await this.#require(hybridReadPermission, options);
    return this.#narrow(await this.#inner.getPlan(options), options);
  }

  async approvePlan(options: VerdictOptions) {
    const { plan } = await this.getPlan(options);
    // Whoever asked for the plan is told that, not that a permission is lacking: the inner service refuses.
    if (plan.requestedBy !== userOf(options.credentials)) {
      await this.#requireOn(
        plan.workloadRef,
        hybridPlanApprovePermission,
        options,
      );
    }
    return this.#narrow(await this.#inner.approvePlan(options), options);
  }

  async rejectPlan(options: VerdictOptions) {
    const { plan } = await this.getPlan(options);
    await this.#requireOn(
      plan.workloadRef,
      hybridPlanApprovePermission,
      options,
    );
    return this.#narrow(await this.#inner.rejectPlan(options), options);
  }

  /** Whoever asked for a plan may withdraw it. */
  async cancelPlan(options: VerdictOptions) {
    const { plan } = await this.getPlan(options);
    if (plan.requestedBy !== userOf(options.credentials)) {
      await this.#requireOn(
        plan.workloadRef,
        hybridPlanCancelPermission,
        options,
      );
    }
    return this.#narrow(await this.#inner.cancelPlan(options), options);
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

  /** Takes away from what the plan allows what the person's permissions do not. */
  async #narrow(detail: PlanDetail, { credentials }: As): Promise<PlanDetail> {
    const { plan, allowed } = detail;
    const user = userOf(credentials);
    const [mayApprove, mayCancel] = await this.#permissions.allowsOn(
      plan.workloadRef,
      [hybridPlanApprovePermission, hybridPlanCancelPermission],
      credentials,
    );
    const refusal = approvalRefusal({
      plan,
      user: user ?? '',
      permitted: mayApprove,
    });
    return {
      plan,
      allowed: {
        approve: allowed.approve && refusal === undefined,
        reject: allowed.reject && mayApprove,
        cancel: allowed.cancel && (mayCancel || plan.requestedBy === user),
        approveRefusal: refusal,
      },
    };
  }

  async #require(
    permission: BasicPermission,
    { credentials }: As,
  ): Promise<void> {
    if (await this.#permissions.allows(permission, credentials)) return;
    throw new NotAllowedError(`You lack the permission ${permission.name}.`);
  }

  async #requireOn(
    workloadRef: string,
    permission: typeof hybridPlanApprovePermission,
    { credentials }: As,
  ): Promise<void> {
    const [allowed] = await this.#permissions.allowsOn(
      workloadRef,
      [permission],
      credentials,
    );
    if (allowed) return;
    throw new NotAllowedError(
      `You lack the permission ${permission.name} for ${workloadRef}.`,
    );
  }
}
