import { ConflictError } from '@backstage/errors';
import {
  CreatePlanRequest,
  CreatePlanResponse,
  Plan,
  PlanState,
  Workload,
  decideRequested,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Clock } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { Knex } from 'knex';
import { DecideInputSource } from '../loop/DecideInputSource';
import { ObservationSource } from '../loop/ObservationSource';
import { Announcer } from '../record/announce/Announcer';
import {
  insertPlan,
  readPlan,
  transitionPlan,
  voteOnPlan,
} from '../record/store';
import { buildPlan } from './buildPlan';

const LOOK_TIMEOUT = 10_000;

export interface PlanDeskOptions {
  readonly database: Knex;
  readonly clock: Clock;
  readonly observations: ObservationSource;
  readonly inputs: DecideInputSource;
  readonly announcer: Announcer;
  /** Gives an approved plan its turn. */
  readonly wake: (planId: string) => void;
}

export interface VoteOptions {
  readonly plan: Plan;
  readonly by: string;
  readonly digest: string;
  readonly reason?: string;
}

/** Where people bring plans about and say yes or no to them. Who may is decided before. */
export class PlanDesk {
  readonly #options: PlanDeskOptions;

  constructor(options: PlanDeskOptions) {
    this.#options = options;
  }

  /**
   * Looks at the workload now and judges the move a person asks for; stores a plan when it may be done and is not a
   * dry run. Throws ConflictError when the workload has a plan in flight.
   */
  async request(options: {
    readonly workload: Workload;
    readonly request: CreatePlanRequest;
    readonly by: string;
  }): Promise<CreatePlanResponse> {
    const { workload, request, by } = options;
    const { clock, observations, inputs } = this.#options;
    const now = clock.now();
    await inputs.refresh(now);
    const seen = await observations.collect({
      workloads: [workload],
      now,
      signal: AbortSignal.timeout(LOOK_TIMEOUT),
    });
    const observation = seen.get(workload.ref);
    if (!observation) {
      throw new ConflictError(
        `Nothing could be observed of ${workload.ref} just now; without that nothing can be planned. Try again.`,
      );
    }
    const input = inputs.inputFor({ workload, observation, now });
    const decision = decideRequested({ ...input, action: request.action });
    if (decision.kind !== 'propose' || request.dryRun) return { decision };
    const plan = buildPlan({
      workload,
      decision,
      observation,
      now,
      requester: { kind: 'person', ref: by, reason: request.reason },
    });
    const stored = await insertPlan(this.#options.database, plan);
    if (stored.kind === 'one-open-already') {
      throw new ConflictError(
        `${workload.ref} has a plan in flight already; approve, reject or cancel that one first.`,
      );
    }
    this.#options.announcer.planMoved(plan);
    return { decision, plan };
  }

  /** Throws ConflictError for whoever comes too late. */
  async approve(options: VoteOptions): Promise<Plan> {
    const plan = await this.#vote(options, 'approved');
    if (plan.state === 'approved') this.#options.wake(plan.id);
    return plan;
  }

  /** Throws ConflictError for whoever comes too late. */
  async reject(options: VoteOptions): Promise<Plan> {
    return this.#vote(options, 'rejected');
  }

  /** Withdraws a plan that has not begun. Throws ConflictError for whoever comes too late. */
  async cancel(options: {
    readonly plan: Plan;
    readonly by: string;
    readonly reason?: string;
  }): Promise<Plan> {
    const { plan, by, reason } = options;
    const won = await transitionPlan(this.#options.database, {
      id: plan.id,
      from: ['proposed', 'awaiting-approval', 'approved'],
      to: 'cancelled',
      now: this.#options.clock.now(),
      actor: by,
      event: 'plan.cancelled',
      outcome: `Cancelled by ${by}${reason ? `: ${reason}` : '.'}`,
    });
    const after = await this.#read(plan.id);
    if (!won) throw tooLate('cancelled', after);
    this.#options.announcer.planMoved(after);
    return after;
  }

  async #vote(
    options: VoteOptions,
    verdict: 'approved' | 'rejected',
  ): Promise<Plan> {
    const { plan, by, digest, reason } = options;
    if (digest !== plan.digest) {
      throw new ConflictError(
        `The plan is not the one you were shown: its digest is ${plan.digest}, you answered ${digest}. Open it again and read it.`,
      );
    }
    const now = this.#options.clock.now();
    const outcome = await voteOnPlan(this.#options.database, {
      id: plan.id,
      by,
      verdict,
      digest,
      reason,
      now,
    });
    const after = await this.#read(plan.id);
    switch (outcome.kind) {
      case 'decided':
        this.#options.announcer.planMoved(after);
        return after;
      case 'counted':
        this.#options.announcer.changed({
          workloadRef: plan.workloadRef,
          planId: plan.id,
        });
        return after;
      case 'already-voted':
        throw new ConflictError('You have voted on this plan already.');
      case 'too-late':
        throw tooLate(verdict, after, now);
      default: {
        const never: never = outcome;
        throw new Error(`unknown outcome ${JSON.stringify(never)}`);
      }
    }
  }

  async #read(id: string): Promise<Plan> {
    const plan = await readPlan(this.#options.database, id);
    if (!plan) throw new Error(`plan ${id} is gone`);
    return plan;
  }
}

function tooLate(
  wanted: 'approved' | 'rejected' | 'cancelled',
  plan: Plan,
  now?: number,
): ConflictError {
  const expired =
    plan.state === 'awaiting-approval' &&
    now !== undefined &&
    plan.expiresAt <= now;
  const words: PlanState | 'past its time' = expired
    ? 'past its time'
    : plan.state;
  return new ConflictError(
    `The plan cannot be ${wanted} any more: it is ${words}.${
      plan.outcome ? ` ${plan.outcome}` : ''
    }`,
  );
}
