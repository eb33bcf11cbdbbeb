import {
  Instant,
  Reason,
  revalidate,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Clock } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { Knex } from 'knex';
import { DecideInputSource } from '../loop/DecideInputSource';
import { ActPorts } from './ActPorts';
import { ExecutorHooks } from './ExecutorHooks';
import { Standing, StepAction } from './StepAction';
import { StepRecorder } from './StepRecorder';
import { StepTurn, StepTurnOptions, retryLater } from './StepTurn';
import { callFailure } from './callFailure';
import { inWords } from './inWords';
import { stepAction } from './steps';

/** Longer than any of these calls takes, shorter than the shortest step deadline. */
const CALL_TIMEOUT = 10_000;
const LOOK_EVERY = 500;
/** How long a step that has not begun waits for readings it can rest on. */
const BLIND_PATIENCE = 60_000;
/** The call and, once, the same call again after its effect was looked for and not found. */
const MAX_CALLS = 2;

export interface StepRunnerOptions {
  readonly database: Knex;
  readonly clock: Clock;
  readonly ports: ActPorts;
  readonly inputs: DecideInputSource;
  readonly hooks?: ExecutorHooks;
}

interface Turn extends StepTurnOptions {
  readonly action: StepAction;
  readonly recorder: StepRecorder;
}

/**
 * Takes one step as far as it goes now: intent row, call, acceptance row, read back, verification row. Everything it
 * needs is in the rows, so a turn after a crash is like any other turn.
 */
export class StepRunner {
  readonly #options: StepRunnerOptions;
  /** Deadlines that passed while nobody was running are counted from here. */
  readonly #born: Instant;

  constructor(options: StepRunnerOptions) {
    this.#options = options;
    this.#born = options.clock.now();
  }

  async turn(options: StepTurnOptions): Promise<StepTurn> {
    const { plan, step } = options;
    const { database, clock } = this.#options;
    const action = stepAction(step.step);
    const recorder = new StepRecorder({ database, clock, plan, step });
    const turn = { ...options, action, recorder };
    const standing = action.look({
      observation: options.observation,
      now: clock.now(),
      since: step.acceptedAt ?? step.intendedAt,
    });
    switch (step.state) {
      case 'waiting':
        return this.#begin(turn, standing);
      case 'intended':
        return this.#resume(turn, standing);
      case 'accepted':
        return this.#confirm(turn, standing);
      case 'verified':
      case 'skipped':
        return { kind: 'done' };
      case 'failed':
        return { kind: 'failed', outcome: step.outcome ?? 'it failed before' };
      default: {
        const never: never = step.state;
        throw new Error(`unknown step state ${never}`);
      }
    }
  }

  async #begin(turn: Turn, standing: Standing): Promise<StepTurn> {
    switch (standing.kind) {
      case 'after':
        return this.#skip(turn, `Already so: ${standing.seen}.`);
      case 'other':
        return this.#fail(turn, standing.found);
      case 'unknown':
        return this.#blind(turn, standing.why);
      case 'before':
        return this.#act(turn);
      default:
        return unknownStanding(standing);
    }
  }

  /** The call may or may not have been made: what the world says decides (rules 31 and 36). */
  async #resume(turn: Turn, standing: Standing): Promise<StepTurn> {
    switch (standing.kind) {
      case 'after':
        return this.#verify(
          turn,
          `${standing.seen}; found so, the answer to the call was lost.`,
        );
      case 'other':
        return this.#fail(turn, standing.found);
      case 'unknown':
        return this.#patience(
          turn,
          standing.why,
          this.#deadline(turn, turn.step.intendedAt),
        );
      case 'before': {
        const { intendedAt = 0 } = turn.step;
        if ((standing.observedAt ?? intendedAt) < intendedAt) {
          return this.#patience(
            turn,
            'what is known is older than the call',
            this.#deadline(turn, intendedAt),
          );
        }
        const calls = await turn.recorder.calls();
        return calls < MAX_CALLS
          ? this.#act(turn)
          : this.#fail(turn, `called ${calls} times without effect`);
      }
      default:
        return unknownStanding(standing);
    }
  }

  /** The other side said yes; that is believed when it can be read back (rule 30). */
  async #confirm(turn: Turn, standing: Standing): Promise<StepTurn> {
    const deadline = this.#deadline(turn, turn.step.acceptedAt);
    switch (standing.kind) {
      case 'after':
        return this.#verify(turn, `${standing.seen}.`);
      case 'other':
        return this.#fail(turn, standing.found);
      case 'unknown':
        return this.#patience(turn, standing.why, deadline);
      case 'before':
        return this.#patience(turn, 'it is not so yet', deadline);
      default:
        return unknownStanding(standing);
    }
  }

  /** Rule 29: guards once more, then the call or the wait. */
  async #act(turn: Turn): Promise<StepTurn> {
    const { plan, step, workload, observation, action } = turn;
    const now = this.#options.clock.now();
    const verdict = revalidate({
      ...this.#options.inputs.inputFor({ workload, observation, now }),
      plan,
      nextStep: step.step,
    });
    switch (verdict.kind) {
      case 'already-done':
        return this.#skip(turn, 'Already so.');
      case 'stop':
        return isInconclusive(verdict.reason)
          ? this.#blind(turn, inWords([verdict.reason]))
          : this.#fail(turn, inWords([verdict.reason]));
      case 'proceed':
        if (action.call) return this.#call(turn, action.call);
        await turn.recorder.waitBegun();
        return retryLater(0, 'waiting has begun');
      default: {
        const never: never = verdict;
        throw new Error(`unknown verdict ${JSON.stringify(never)}`);
      }
    }
  }

  /** Rule 27: the intent is a row before it is a call. */
  async #call(
    turn: Turn,
    call: NonNullable<StepAction['call']>,
  ): Promise<StepTurn> {
    const { ports, hooks } = this.#options;
    const point = { planId: turn.plan.id, index: turn.step.index };
    if (!(await turn.recorder.intended())) {
      return retryLater(0, 'the step has moved meanwhile');
    }
    await hooks?.afterIntent?.(point);
    const timeout = AbortSignal.timeout(CALL_TIMEOUT);
    try {
      await call({
        workload: turn.workload,
        observation: turn.observation,
        ports,
        signal: AbortSignal.any([turn.signal, timeout]),
      });
    } catch (error) {
      return this.#calledInVain(turn, error);
    }
    await hooks?.afterCall?.(point);
    await turn.recorder.accepted();
    return retryLater(0, 'accepted; reading back');
  }

  async #calledInVain(turn: Turn, error: unknown): Promise<StepTurn> {
    const failure = callFailure(error);
    switch (failure.kind) {
      case 'outcome-unknown':
        return retryLater(
          LOOK_EVERY,
          `no answer (${failure.message}); reading before trying again`,
        );
      case 'not-done': {
        const now = this.#options.clock.now();
        if (now > this.#deadline(turn, turn.step.intendedAt ?? now)) {
          return this.#fail(turn, failure.message);
        }
        await turn.recorder.refused(failure.message);
        return retryLater(LOOK_EVERY, failure.message);
      }
      case 'refused':
        return this.#fail(turn, failure.message);
      default: {
        const never: never = failure;
        throw new Error(`unknown failure ${JSON.stringify(never)}`);
      }
    }
  }

  async #verify(turn: Turn, outcome: string): Promise<StepTurn> {
    await turn.recorder.verified(outcome);
    return { kind: 'done' };
  }

  async #skip(turn: Turn, outcome: string): Promise<StepTurn> {
    await turn.recorder.skipped(outcome);
    return { kind: 'done' };
  }

  async #fail(turn: Turn, outcome: string): Promise<StepTurn> {
    await turn.recorder.failed(outcome);
    return { kind: 'failed', outcome };
  }

  /** Stale never acts: a step waits a while for readings it can rest on. */
  #blind(turn: Turn, reason: string): Promise<StepTurn> {
    const since = turn.step.intendedAt ?? beganAfter(turn);
    const deadline = Math.max(since, this.#born) + BLIND_PATIENCE;
    return this.#patience(turn, reason, deadline);
  }

  async #patience(
    turn: Turn,
    reason: string,
    deadline: Instant,
  ): Promise<StepTurn> {
    return this.#options.clock.now() > deadline
      ? this.#fail(turn, `deadline passed: ${reason}`)
      : retryLater(LOOK_EVERY, reason);
  }

  #deadline(turn: Turn, since: Instant | undefined): Instant {
    const from = Math.max(since ?? 0, this.#born);
    return from + turn.action.deadlineSeconds * 1000;
  }
}

/** When the step before this one was done, or the plan began. */
function beganAfter({ plan, step }: Turn): Instant {
  return plan.steps[step.index - 1]?.verifiedAt ?? plan.updatedAt;
}

/** The reason is that something could not be told, not that it is wrong. */
function isInconclusive(reason: Reason): boolean {
  return (
    reason.code === 'reading-not-fresh' ||
    (reason.code === 'guard-not-passed' &&
      reason.params.verdict === 'inconclusive')
  );
}

function unknownStanding(standing: never): never {
  throw new Error(`unknown standing ${JSON.stringify(standing)}`);
}
