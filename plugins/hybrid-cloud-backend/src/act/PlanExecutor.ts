import {
  Observation,
  Plan,
  PlanState,
  Workload,
  materialChange,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { ObservationSource } from '../loop/ObservationSource';
import { Announcer, silentAnnouncer } from '../record/announce/Announcer';
import { AuditEvent } from '../record/audit';
import {
  hasEnded,
  readPlan,
  readWorkloadStates,
  transitionPlan,
} from '../record/store';
import { StepRunner, StepRunnerOptions } from './StepRunner';
import { RetryLater, retryLater } from './StepTurn';
import { inWords } from './inWords';
import { judgeTraffic, lastWeightChange } from './judgeTraffic';

const TRAFFIC_LOOK_EVERY = 5_000;

export interface PlanExecutorOptions extends StepRunnerOptions {
  readonly observations: ObservationSource;
  readonly announcer?: Announcer;
}

/** What became of a plan in one turn. */
export type PlanTurn =
  | RetryLater
  /** Nothing more is to be done for it here: it has ended, or waits for people. */
  | { readonly kind: 'rest'; readonly state: PlanState | 'gone' };

interface Ground {
  readonly workload: Workload;
  readonly observation: Observation;
}

/**
 * Carries out an approved plan, one turn at a time. A turn ends when there is something to wait for; it never blocks.
 * It holds nothing between turns: a plan left by a process that died is taken up by reading its rows and the world.
 */
export class PlanExecutor {
  static create(options: PlanExecutorOptions): PlanExecutor {
    return new PlanExecutor(options);
  }

  readonly #options: PlanExecutorOptions;
  readonly #announcer: Announcer;
  readonly #steps: StepRunner;

  private constructor(options: PlanExecutorOptions) {
    this.#options = options;
    this.#announcer = options.announcer ?? silentAnnouncer;
    this.#steps = new StepRunner(options);
  }

  /** Takes the plan as far as it goes now. */
  async turn(planId: string, signal: AbortSignal): Promise<PlanTurn> {
    for (;;) {
      const plan = await readPlan(this.#options.database, planId);
      if (!plan) return { kind: 'rest', state: 'gone' };
      const result = await this.#advance(plan, signal);
      if (result.kind !== 'moved') return result;
      if (signal.aborted) return retryLater(0, 'shutting down');
    }
  }

  async #advance(
    plan: Plan,
    signal: AbortSignal,
  ): Promise<PlanTurn | { readonly kind: 'moved' }> {
    switch (plan.state) {
      case 'approved':
        return this.#begin(plan, signal);
      case 'executing':
        return this.#execute(plan, signal);
      case 'verifying':
        return this.#watchTraffic(plan, signal);
      case 'proposed':
      case 'awaiting-approval':
      case 'succeeded':
      case 'failed':
      case 'rolled-back':
      case 'rejected':
      case 'expired':
      case 'cancelled':
      case 'superseded':
        return { kind: 'rest', state: plan.state };
      default: {
        const never: never = plan.state;
        throw new Error(`unknown plan state ${never}`);
      }
    }
  }

  /** Rule 28: what was approved must still be so. */
  async #begin(plan: Plan, signal: AbortSignal) {
    const ground = await this.#ground(plan, signal);
    if (ground.kind !== 'ground') return ground;
    const change = materialChange({
      ...this.#options.inputs.inputFor({
        ...ground,
        now: this.#options.clock.now(),
      }),
      plan,
    });
    if (change.kind === 'changed') {
      return this.#move(
        plan,
        'superseded',
        'plan.superseded',
        `The approval is void: ${inWords(change.reasons)}`,
      );
    }
    return this.#move(plan, 'executing', 'plan.executing');
  }

  async #execute(plan: Plan, signal: AbortSignal) {
    const step = plan.steps.find(
      ({ state }) => state !== 'verified' && state !== 'skipped',
    );
    if (!step) return this.#allStepsDone(plan);
    const ground = await this.#ground(plan, signal);
    if (ground.kind !== 'ground') return ground;
    const { workload, observation } = ground;
    const result = await this.#steps.turn({
      plan,
      step,
      workload,
      observation,
      signal,
    });
    this.#announcer.changed({
      workloadRef: plan.workloadRef,
      planId: plan.id,
    });
    switch (result.kind) {
      case 'done':
        return { kind: 'moved' as const };
      case 'again':
        return result.afterMilliseconds === 0
          ? { kind: 'moved' as const }
          : result;
      case 'failed':
        return this.#move(
          plan,
          'failed',
          'plan.failed',
          `Step ${step.index + 1} of ${plan.steps.length}: ${result.outcome}`,
        );
      default: {
        const never: never = result;
        throw new Error(`unknown result ${JSON.stringify(never)}`);
      }
    }
  }

  async #allStepsDone(plan: Plan) {
    if (lastWeightChange(plan) > 0) {
      return this.#move(plan, 'verifying', 'plan.verifying');
    }
    return this.#move(
      plan,
      'succeeded',
      'plan.succeeded',
      'Every step was verified.',
    );
  }

  /** Second half of rule 30. The workload is not blocked meanwhile: a new emergency closes this plan. */
  async #watchTraffic(plan: Plan, signal: AbortSignal) {
    const ground = await this.#ground(plan, signal);
    if (ground.kind !== 'ground') return ground;
    const verdict = judgeTraffic({
      plan,
      observed: ground.observation.split.observed,
      now: this.#options.clock.now(),
    });
    switch (verdict.kind) {
      case 'not-yet':
        return retryLater(TRAFFIC_LOOK_EVERY, 'requests have not followed yet');
      case 'agrees':
      case 'not-seen':
        return this.#move(plan, 'succeeded', 'plan.succeeded', verdict.outcome);
      case 'disagrees':
        return this.#move(plan, 'failed', 'plan.failed', verdict.outcome);
      default: {
        const never: never = verdict;
        throw new Error(`unknown verdict ${JSON.stringify(never)}`);
      }
    }
  }

  /** Looks at the workload again, or ends a plan whose workload is no more. */
  async #ground(plan: Plan, signal: AbortSignal) {
    const { database, observations, inputs, clock } = this.#options;
    const [state] = await readWorkloadStates(database, {
      refs: [plan.workloadRef],
    });
    const workload = state?.workload;
    if (!workload || state.problems.length > 0) {
      return this.#move(
        plan,
        'failed',
        'plan.failed',
        workload
          ? 'The spec of the workload has mistakes: nothing is done on it.'
          : 'The workload is not in the catalogue any more.',
      );
    }
    const now = clock.now();
    await inputs.refresh(now);
    const seen = await observations.collect({
      workloads: [workload],
      now,
      signal,
    });
    const observation = seen.get(workload.ref);
    if (!observation) return retryLater(1_000, 'nothing could be observed');
    return {
      kind: 'ground' as const,
      workload,
      observation,
    } satisfies Ground & {
      kind: 'ground';
    };
  }

  async #move(
    plan: Plan,
    to: PlanState,
    event: AuditEvent,
    outcome?: string,
  ): Promise<{ readonly kind: 'moved' }> {
    const now = this.#options.clock.now();
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
      const endedAt = hasEnded(to) ? now : undefined;
      this.#announcer.planMoved({ ...plan, state: to, outcome, endedAt });
    }
    return { kind: 'moved' };
  }
}
