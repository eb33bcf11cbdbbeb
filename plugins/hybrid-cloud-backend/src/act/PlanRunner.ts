import { LoggerService } from '@backstage/backend-plugin-api';
import { PlanExecutor, PlanTurn } from './PlanExecutor';

/** After a turn that threw. */
const AFTER_ERROR = 5_000;

export interface PlanRunnerOptions {
  readonly executor: Pick<PlanExecutor, 'turn'>;
  readonly logger: LoggerService;
}

/**
 * Gives plans their turns: one turn of one plan at a time, any number of plans side by side, so that a slow one holds
 * up nobody. What it remembers is only when to come back; the loop wakes every open plan again at each tick.
 */
export class PlanRunner {
  readonly #options: PlanRunnerOptions;
  readonly #abort = new AbortController();
  readonly #running = new Map<string, Promise<void>>();
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(options: PlanRunnerOptions) {
    this.#options = options;
  }

  /** Gives the plan a turn now, unless one is under way. */
  wake(planId: string): void {
    this.#clearTimer(planId);
    if (this.#abort.signal.aborted || this.#running.has(planId)) return;
    const turn = this.#turn(planId).finally(() => {
      this.#running.delete(planId);
    });
    this.#running.set(planId, turn);
  }

  /** Gives the plan a turn, unless one is under way or due: for callers that only want it not to be forgotten. */
  remind(planId: string): void {
    if (!this.#timers.has(planId)) this.wake(planId);
  }

  /** Ends timers and waits for the turns under way. */
  async stop(): Promise<void> {
    this.#abort.abort(new Error('the backend is shutting down'));
    for (const planId of [...this.#timers.keys()]) this.#clearTimer(planId);
    await Promise.all(this.#running.values());
  }

  async #turn(planId: string): Promise<void> {
    const { executor, logger } = this.#options;
    let result: PlanTurn;
    try {
      result = await executor.turn(planId, this.#abort.signal);
    } catch (error) {
      logger.error(`Plan ${planId} could not have its turn`, asError(error));
      result = {
        kind: 'again',
        afterMilliseconds: AFTER_ERROR,
        reason: String(error),
      };
    }
    if (result.kind === 'again' && !this.#abort.signal.aborted) {
      logger.debug(`Plan ${planId} waits: ${result.reason}`);
      this.#timers.set(
        planId,
        setTimeout(() => {
          this.#timers.delete(planId);
          this.wake(planId);
        }, result.afterMilliseconds),
      );
    }
  }

  #clearTimer(planId: string): void {
    clearTimeout(this.#timers.get(planId));
    this.#timers.delete(planId);
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
