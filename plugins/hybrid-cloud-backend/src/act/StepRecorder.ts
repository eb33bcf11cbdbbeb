import {
  Plan,
  PlanStep,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Clock } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { Knex } from 'knex';
import { MoveStepOptions, moveStep, readStepCalls } from '../record/store';

type Move = Omit<MoveStepOptions, 'planId' | 'index' | 'now'>;

/** Writes what happens to one step of one plan, each with its audit entry, each only from where the step may be. */
export class StepRecorder {
  readonly #database: Knex;
  readonly #clock: Clock;
  readonly #plan: Plan;
  readonly #step: PlanStep;

  constructor(options: {
    readonly database: Knex;
    readonly clock: Clock;
    readonly plan: Plan;
    readonly step: PlanStep;
  }) {
    this.#database = options.database;
    this.#clock = options.clock;
    this.#plan = options.plan;
    this.#step = options.step;
  }

  /** Before the call. False: somebody else has moved the step meanwhile, and the call must not be made. */
  intended(): Promise<boolean> {
    return this.#move({
      from: ['waiting', 'intended'],
      to: 'intended',
      event: 'step.intended',
      details: { step: this.#step.step },
    });
  }

  accepted(): Promise<boolean> {
    return this.#move({
      from: ['intended'],
      to: 'accepted',
      event: 'step.accepted',
    });
  }

  /** The other side refused for now and certainly did nothing. */
  refused(outcome: string): Promise<boolean> {
    return this.#move({
      from: ['intended'],
      to: 'waiting',
      event: 'step.refused',
      outcome,
    });
  }

  waitBegun(): Promise<boolean> {
    return this.#move({
      from: ['waiting'],
      to: 'accepted',
      event: 'step.accepted',
      details: { step: this.#step.step },
    });
  }

  verified(outcome: string): Promise<boolean> {
    return this.#move({
      from: ['intended', 'accepted'],
      to: 'verified',
      event: 'step.verified',
      outcome,
    });
  }

  skipped(outcome: string): Promise<boolean> {
    return this.#move({
      from: ['waiting', 'intended'],
      to: 'skipped',
      event: 'step.skipped',
      outcome,
    });
  }

  failed(outcome: string): Promise<boolean> {
    return this.#move({
      from: ['waiting', 'intended', 'accepted'],
      to: 'failed',
      event: 'step.failed',
      outcome,
    });
  }

  /** How often the call was intended so far. */
  calls(): Promise<number> {
    return readStepCalls(this.#database, {
      planId: this.#plan.id,
      index: this.#step.index,
    });
  }

  #move(move: Move): Promise<boolean> {
    return moveStep(this.#database, {
      planId: this.#plan.id,
      index: this.#step.index,
      now: this.#clock.now(),
      ...move,
    });
  }
}
