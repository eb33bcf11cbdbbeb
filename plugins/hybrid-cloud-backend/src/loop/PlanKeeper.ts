import {
  Instant,
  Observation,
  Plan,
  Workload,
  materialChange,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Knex } from 'knex';
import { inWords } from '../act/inWords';
import { buildPlan, ProposeDecision, standsRefused } from '../plans';
import { Announcer } from '../record/announce/Announcer';
import {
  Look,
  expirePlans,
  insertPlan,
  readOpenPlans,
  readPlan,
  transitionPlan,
} from '../record/store';
import { FleetInputs } from './FleetInputs';
import { WorkloadMemory } from './WorkloadMemory';

export interface PlanKeeperOptions {
  readonly database: Knex;
  readonly inputs: FleetInputs;
  readonly memory: WorkloadMemory;
  readonly announcer: Announcer;
  /** Gives a plan its turn. */
  readonly runner: {
    wake(planId: string): void;
    remind(planId: string): void;
  };
}

/** Brings plans about from decisions, and ends those whose ground is gone. */
export class PlanKeeper {
  readonly #options: PlanKeeperOptions;

  constructor(options: PlanKeeperOptions) {
    this.#options = options;
  }

  /**
   * Rule 28: a plan that waits for approval while the world it was made for has changed is superseded; what is right
   * now is decided anew, and asked anew.
   */
  async dropIfChanged(options: {
    readonly workload: Workload;
    readonly observation: Observation;
    readonly now: Instant;
  }): Promise<void> {
    const { inputs } = this.#options;
    const plan = inputs.openPlan(options.workload.ref);
    if (plan?.state !== 'awaiting-approval') return;
    const change = materialChange({ ...inputs.inputFor(options), plan });
    if (change.kind === 'none') return;
    await this.#end(plan, {
      to: 'superseded',
      event: 'plan.superseded',
      outcome: inWords(change.reasons),
      now: options.now,
    });
    await inputs.refresh(options.now);
  }

  /**
   * Ends plans nobody approved in time, and sees to it that those under way are not forgotten: after a restart this is
   * what takes up the plans of the process before (rule 36), also of workloads that cannot be looked at.
   */
  async tend(now: Instant): Promise<void> {
    const { database, announcer } = this.#options;
    for (const { id } of await expirePlans(database, { now })) {
      const plan = await readPlan(database, id);
      if (plan) announcer.planMoved(plan);
    }
    for (const plan of (await readOpenPlans(database)).values()) {
      this.#remind(plan);
    }
  }

  /** Stores the plan a decision asks for. */
  async bringAbout(look: Look, now: Instant): Promise<void> {
    const { decision, tracked } = look;
    const open = this.#options.inputs.openPlan(tracked.ref);
    if (decision.kind !== 'propose') return;
    if (open && open.state !== 'verifying') return;
    const { mode } = decision.proposal;
    if (mode === 'approve' || mode === 'auto') {
      await this.#create(look, decision, open, now);
    }
  }

  async #create(
    look: Look,
    decision: ProposeDecision,
    verifying: Plan | undefined,
    now: Instant,
  ): Promise<void> {
    const { database, announcer, runner, memory, inputs } = this.#options;
    const { workload } = look.tracked;
    if (!workload) return;
    const refused = standsRefused({
      proposal: decision.proposal,
      refused: inputs.refusedPlans(workload.ref),
      workload,
      observations: memory.get(workload.ref).observations,
      now,
    });
    if (refused) return;
    if (verifying) {
      await this.#end(verifying, {
        to: 'succeeded',
        event: 'plan.succeeded',
        outcome:
          'The switch agrees with the plan; requests had not been seen to follow when the next plan began.',
        now,
      });
    }
    const plan = buildPlan({
      workload,
      decision,
      observation: look.observation,
      now,
      requester: { kind: 'policy' },
    });
    const stored = await insertPlan(database, plan);
    // Somebody else's plan came first; the next look sees it.
    if (stored.kind === 'one-open-already') return;
    announcer.planMoved(plan);
    if (plan.state === 'approved') runner.wake(plan.id);
  }

  #remind(plan: Plan): void {
    switch (plan.state) {
      case 'approved':
      case 'executing':
      case 'verifying':
        this.#options.runner.remind(plan.id);
        break;
      default: // Waits for people, or has ended.
    }
  }

  async #end(
    plan: Plan,
    options: {
      readonly to: 'superseded' | 'succeeded';
      readonly event: 'plan.superseded' | 'plan.succeeded';
      readonly outcome: string;
      readonly now: Instant;
    },
  ): Promise<void> {
    const { to, event, outcome, now } = options;
    const won = await transitionPlan(this.#options.database, {
      id: plan.id,
      from: [plan.state],
      to,
      now,
      actor: 'portal',
      event,
      outcome,
    });
    if (won) {
      this.#options.announcer.planMoved({
        ...plan,
        state: to,
        outcome,
        endedAt: now,
      });
    }
  }
}
