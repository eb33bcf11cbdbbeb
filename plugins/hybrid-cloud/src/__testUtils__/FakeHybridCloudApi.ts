import {
  CreateFreezeRequest,
  CreatePlanRequest,
  CreatePlanResponse,
  DeploymentFreeze,
  EstateResponse,
  FreezeListResponse,
  HistoryResponse,
  Instant,
  Plan,
  PlanDetail,
  PlanListResponse,
  ReleaseGateResponse,
  VerdictRequest,
  WorkloadDetail,
  WorkloadListResponse,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { HybridCloudApi } from '../api';
import { advancePlan } from './advancePlan';
import { exampleEstate } from './exampleEstate';
import { exampleFleet, FleetState } from './exampleFleet';
import { exampleHistory } from './exampleHistory';
import {
  burstProposal,
  exampleDetail,
  examplePlan,
  failoverProposal,
  passingGuards,
} from './examplePlan';

/** An HTTP refusal as the real client reports it. */
export class FakeRefusal extends Error {
  readonly statusCode: number;

  constructor(statusCode: number, message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}

/**
 * The backend in memory: answers from one state of the example fleet, keeps plans, and carries approved ones out
 * by the clock. `refusals` makes the named calls fail; `calls` records what was asked.
 */
export class FakeHybridCloudApi implements HybridCloudApi {
  readonly calls: { readonly name: string; readonly args: unknown }[] = [];
  readonly refusals = new Map<string, Error>();
  readonly #now: () => Instant;
  readonly #plans = new Map<string, Plan>();
  readonly #generated: number;
  /** What the person looking may do with plans; by the plan's state unless said. */
  allowed: Partial<PlanDetail['allowed']> = {};
  /** Whether the person looking may freeze deployments. */
  mayFreeze = true;
  /** What keeps pipelines from deploying, besides freezes. */
  gateReasons: ReleaseGateResponse['reasons'] = [];
  freezes: readonly DeploymentFreeze[] = [];
  state: FleetState;

  constructor(options: {
    readonly now: () => Instant;
    readonly state?: FleetState;
    readonly generated?: number;
  }) {
    this.#now = options.now;
    this.state = options.state ?? 'calm';
    this.#generated = options.generated ?? 0;
    const now = this.#now();
    if (this.state === 'failing-over') {
      this.put(examplePlan(now));
    }
    if (this.state === 'bursting') {
      this.put(executingBurst(now));
    }
  }

  put(plan: Plan): void {
    this.#plans.set(plan.id, plan);
  }

  async getEstate(): Promise<EstateResponse> {
    this.#record('getEstate');
    return exampleEstate(this.state, this.#now());
  }

  async listWorkloads(): Promise<WorkloadListResponse> {
    this.#record('listWorkloads');
    const now = this.#now();
    return { items: exampleFleet(this.state, now, this.#generated), at: now };
  }

  async getWorkload(workloadRef: string): Promise<WorkloadDetail> {
    this.#record('getWorkload', workloadRef);
    const { items } = await this.listWorkloads();
    const found = items.find(item => item.ref === workloadRef);
    if (!found) {
      throw new FakeRefusal(404, `${workloadRef} is not known`);
    }
    return {
      ...found,
      recentPlans: [...this.#plans.values()]
        .filter(plan => plan.workloadRef === workloadRef)
        .map(plan => ({ ...plan, action: plan.proposal.action })),
    };
  }

  async getHistory(workloadRef: string): Promise<HistoryResponse> {
    this.#record('getHistory', workloadRef);
    return exampleHistory(this.#now());
  }

  async listPlans(): Promise<PlanListResponse> {
    this.#record('listPlans');
    return { items: [...this.#plans.values()].map(plan => this.#moved(plan)) };
  }

  async getPlan(id: string): Promise<PlanDetail> {
    this.#record('getPlan', id);
    const plan = this.#plans.get(id);
    if (!plan) {
      throw new FakeRefusal(404, `plan ${id} is not known`);
    }
    return exampleDetail(this.#moved(plan), this.allowed);
  }

  async createPlan(request: CreatePlanRequest): Promise<CreatePlanResponse> {
    this.#record('createPlan', request);
    const now = this.#now();
    const proposal =
      request.action === 'burst' ? burstProposal : failoverProposal;
    const decision = {
      kind: 'propose',
      workloadRef: request.workloadRef,
      at: now,
      diagnosis: { kind: 'healthy' },
      reasons: [{ code: 'requested', params: { action: request.action } }],
      proposal: { ...proposal, action: request.action },
      guards: passingGuards,
    } as const;
    if (request.dryRun) {
      return { decision };
    }
    const plan = examplePlan(now, {
      id: `plan-${this.#plans.size + 100}`,
      workloadRef: request.workloadRef,
      proposal: decision.proposal,
      reasons: decision.reasons,
      diagnosis: decision.diagnosis,
      requestedBy: 'user:default/minji',
      requestReason: request.reason,
      createdAt: now,
    });
    this.put(plan);
    return { decision, plan };
  }

  async approvePlan(id: string, verdict: VerdictRequest): Promise<PlanDetail> {
    this.#record('approvePlan', { id, ...verdict });
    return this.#judge(id, 'approved', verdict);
  }

  async rejectPlan(id: string, verdict: VerdictRequest): Promise<PlanDetail> {
    this.#record('rejectPlan', { id, ...verdict });
    return this.#judge(id, 'rejected', verdict);
  }

  async cancelPlan(id: string, verdict: VerdictRequest): Promise<PlanDetail> {
    this.#record('cancelPlan', { id, ...verdict });
    const { plan } = await this.getPlan(id);
    this.put({ ...plan, state: 'cancelled', endedAt: this.#now() });
    return this.getPlan(id);
  }

  async getReleaseGate(workloadRef: string): Promise<ReleaseGateResponse> {
    this.#record('getReleaseGate', workloadRef);
    const frozen = this.freezes.map(
      ({ by, reason, until, workloadRef: ref }) => ({
        kind: 'frozen' as const,
        scope: ref ? ('workload' as const) : ('fleet' as const),
        by,
        why: reason,
        until,
        sentence: 'Deployments are frozen.',
      }),
    );
    const reasons = [...frozen, ...this.gateReasons];
    return { open: reasons.length === 0, reasons, asOf: this.#now() };
  }

  async listFreezes(): Promise<FreezeListResponse> {
    this.#record('listFreezes');
    return { items: this.freezes, allowed: { set: this.mayFreeze } };
  }

  async createFreeze(request: CreateFreezeRequest): Promise<DeploymentFreeze> {
    this.#record('createFreeze', request);
    const freeze = {
      ...request,
      id: `freeze-${this.freezes.length + 1}`,
      by: 'user:default/joon',
      createdAt: this.#now(),
    };
    this.freezes = [...this.freezes, freeze];
    return freeze;
  }

  async endFreeze(id: string): Promise<void> {
    this.#record('endFreeze', id);
    this.freezes = this.freezes.filter(freeze => freeze.id !== id);
  }

  async #judge(
    id: string,
    state: 'approved' | 'rejected',
    verdict: VerdictRequest,
  ): Promise<PlanDetail> {
    const { plan } = await this.getPlan(id);
    if (verdict.digest !== plan.digest) {
      throw new FakeRefusal(409, 'The digest is not the plan’s present one.');
    }
    const at = this.#now();
    const approval = {
      by: 'user:default/joon',
      verdict: state,
      reason: verdict.reason,
      digest: plan.digest,
      at,
    };
    this.put({
      ...plan,
      state,
      approvals: [...plan.approvals, approval],
      updatedAt: at,
      endedAt: state === 'rejected' ? at : undefined,
    });
    return this.getPlan(id);
  }

  #moved(plan: Plan): Plan {
    return advancePlan(plan, this.#now());
  }

  #record(name: string, args?: unknown): void {
    this.calls.push({ name, args });
    const refusal = this.refusals.get(name);
    if (refusal) {
      throw refusal;
    }
    if (this.state === 'error') {
      throw new FakeRefusal(503, 'The database does not answer.');
    }
  }
}

function executingBurst(now: Instant): Plan {
  return examplePlan(now, {
    id: 'plan-0002',
    workloadRef: 'component:default/campus-portal',
    proposal: burstProposal,
    diagnosis: { kind: 'overload', site: 'onprem' },
    reasons: [
      {
        code: 'home-over-threshold',
        params: { site: 'onprem', utilisation: 0.86, at: 0.8 },
      },
    ],
    state: 'approved',
    approvals: [
      {
        by: 'user:default/joon',
        verdict: 'approved',
        reason: 'Registration day, expected.',
        digest: '3f6a1c9e5b7d20488c11aa90f2c4d6e8',
        at: now - 9000,
      },
    ],
    updatedAt: now - 9000,
  });
}
