import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  CreatePlanRequest,
  CreatePlanResponse,
  Plan,
  PlanDetail,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Clock } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { Knex } from 'knex';
import { PlanDesk, approvalRefusal } from '../plans';
import { ListAuditOptions, listAudit, verifyAudit } from '../record/audit';
import {
  ListDecisionsOptions,
  WorkloadState,
  listDecisions,
  listPlans,
  readHistory,
  readOpenPlans,
  readPlan,
  readWorkloadStates,
} from '../record/store';
import { EstateSource } from './EstateSource';
import {
  As,
  HistoryOptions,
  HybridCloudService,
  PlanListOptions,
  VerdictOptions,
} from './HybridCloudService';
import { normalRef } from './normalRef';
import { planSummary } from './planSummary';
import { requireUser, userOf } from './principal';
import { workloadRow } from './workloadRow';
import { workloadSummary } from './workloadSummary';

const HOUR = 3_600_000;
const RECENT_PLANS = 20;

export interface DefaultHybridCloudServiceOptions {
  readonly database: Knex;
  readonly clock: Clock;
  readonly estate: EstateSource;
  readonly desk: PlanDesk;
}

/** Answers from the database. Whether the caller may ask is the business of AuthorizedHybridCloudService. */
export class DefaultHybridCloudService implements HybridCloudService {
  readonly #options: DefaultHybridCloudServiceOptions;

  constructor(options: DefaultHybridCloudServiceOptions) {
    this.#options = options;
  }

  async getEstate() {
    return this.#options.estate.describe();
  }

  async listWorkloads() {
    const { database, clock } = this.#options;
    const now = clock.now();
    const states = await readWorkloadStates(database);
    const open = await readOpenPlans(database);
    return {
      items: states.map(state =>
        workloadRow(
          workloadSummary({ state, openPlan: open.get(state.ref), now }),
        ),
      ),
      at: now,
    };
  }

  async getWorkload({ ref }: { readonly ref: string }) {
    const { database, clock } = this.#options;
    const state = await this.#state(ref);
    const plans = await listPlans(database, {
      workloadRef: state.ref,
      limit: RECENT_PLANS,
    });
    const openPlan = (await readOpenPlans(database)).get(state.ref);
    return {
      ...workloadSummary({ state, openPlan, now: clock.now() }),
      recentPlans: plans.map(planSummary),
    };
  }

  async getHistory(options: HistoryOptions) {
    const { database, clock } = this.#options;
    const { ref: workloadRef } = await this.#state(options.ref);
    const to = options.to ?? clock.now();
    const from = options.from ?? to - HOUR;
    const { maxPoints } = options;
    const points = await readHistory(database, {
      workloadRef,
      from,
      to,
      maxPoints,
    });
    const plans = await listPlans(database, {
      workloadRef,
      createdFrom: from,
      limit: 200,
    });
    return {
      points,
      plans: plans.filter(({ createdAt }) => createdAt <= to).map(planSummary),
    };
  }

  async createPlan(
    options: { readonly request: CreatePlanRequest } & As,
  ): Promise<CreatePlanResponse> {
    const { request, credentials } = options;
    const by = requireUser(credentials);
    const { workload, ref, problems } = await this.#state(request.workloadRef);
    if (!workload || problems.length > 0) {
      throw new ConflictError(
        `spec.hybrid of ${ref} has mistakes (${problems
          .map(problem => problem.path)
          .join(', ')}); until they are mended it is only observed.`,
      );
    }
    return this.#options.desk.request({ workload, request, by });
  }

  async listPlans(options: PlanListOptions) {
    const { workloadRef, states, limit } = options;
    return {
      items: await listPlans(this.#options.database, {
        workloadRef: workloadRef && normalRef(workloadRef),
        states,
        limit,
      }),
    };
  }

  async getPlan({ id, credentials }: { readonly id: string } & As) {
    return this.#detail(await this.#plan(id), userOf(credentials));
  }

  async approvePlan(options: VerdictOptions): Promise<PlanDetail> {
    const { id, verdict, credentials } = options;
    const by = requireUser(credentials);
    const plan = await this.#plan(id);
    if (plan.requestedBy === by) {
      throw new NotAllowedError(
        'You asked for this plan; somebody else has to approve it.',
      );
    }
    const { digest = '', reason } = verdict;
    const after = await this.#options.desk.approve({
      plan,
      by,
      digest,
      reason,
    });
    return this.#detail(after, by);
  }

  async rejectPlan(options: VerdictOptions): Promise<PlanDetail> {
    const { id, verdict, credentials } = options;
    const by = requireUser(credentials);
    const plan = await this.#plan(id);
    const { digest = plan.digest, reason } = verdict;
    const after = await this.#options.desk.reject({ plan, by, digest, reason });
    return this.#detail(after, by);
  }

  async cancelPlan(options: VerdictOptions): Promise<PlanDetail> {
    const { id, verdict, credentials } = options;
    const by = requireUser(credentials);
    const plan = await this.#plan(id);
    const { reason } = verdict;
    const after = await this.#options.desk.cancel({ plan, by, reason });
    return this.#detail(after, by);
  }

  async listDecisions(options: ListDecisionsOptions) {
    const { workloadRef, kind, before, limit } = options;
    return {
      items: await listDecisions(this.#options.database, {
        workloadRef: workloadRef && normalRef(workloadRef),
        kind,
        before,
        limit,
      }),
    };
  }

  async listAudit(options: ListAuditOptions) {
    const { workloadRef, planId, cursor, limit } = options;
    return listAudit(this.#options.database, {
      workloadRef: workloadRef && normalRef(workloadRef),
      planId,
      cursor,
      limit,
    });
  }

  async verifyAudit() {
    return verifyAudit(this.#options.database);
  }

  async #state(ref: string): Promise<WorkloadState> {
    const [state] = await readWorkloadStates(this.#options.database, {
      refs: [normalRef(ref)],
    });
    if (!state) {
      throw new NotFoundError(
        `There is no hybrid workload ${ref}: the catalogue has no such Component, or it has no spec.hybrid.`,
      );
    }
    return state;
  }

  async #plan(id: string): Promise<Plan> {
    const plan = await readPlan(this.#options.database, id);
    if (!plan) throw new NotFoundError(`There is no plan ${id}.`);
    return plan;
  }

  /** Allowed as far as the plan itself goes. */
  #detail(plan: Plan, user: string | undefined): PlanDetail {
    const refusal = approvalRefusal({
      plan,
      user: user ?? '',
      permitted: user !== undefined,
    });
    const awaiting = plan.state === 'awaiting-approval';
    return {
      plan,
      allowed: {
        approve: refusal === undefined,
        reject: awaiting && user !== undefined,
        cancel:
          user !== undefined &&
          (awaiting || plan.state === 'proposed' || plan.state === 'approved'),
        approveRefusal: refusal,
      },
    };
  }
}
