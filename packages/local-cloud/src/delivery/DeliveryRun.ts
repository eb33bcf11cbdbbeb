import { Delivery, DeliveryStep } from './Delivery';
import { DeliveryProblem } from './DeliveryProblem';

const MOST_LINES = 400;
const USUAL_ADVICE =
  'Put right what the log says and push again: every push runs anew.';

/** One line of a step's log; text of several lines becomes several. */
export type Log = (text: string) => void;

/** Answer of a step that had nothing to do. */
export const SKIPPED = Symbol('skipped');

interface OpenStep extends DeliveryStep {
  readonly log: string[];
  readonly state: DeliveryStep['state'];
}

/** A pipeline while it runs. What it knows can be looked at any time. */
export class DeliveryRun {
  readonly #now: () => number;
  #delivery: Omit<Delivery, 'steps'>;
  #steps: readonly OpenStep[];

  constructor(options: {
    readonly id: string;
    readonly repository: string;
    readonly commit: string;
    readonly subject: string;
    readonly steps: readonly { readonly id: string; readonly title: string }[];
    readonly now: () => number;
  }) {
    const { steps, now, ...rest } = options;
    this.#now = now;
    this.#delivery = { ...rest, state: 'running', startedAt: now() };
    this.#steps = steps.map(step => ({ ...step, state: 'waiting', log: [] }));
  }

  get view(): Delivery {
    return { ...this.#delivery, steps: this.#steps };
  }

  /** Adds steps that are known only once the repository has been looked at. */
  addSteps(
    steps: readonly { readonly id: string; readonly title: string }[],
  ): void {
    this.#steps = [
      ...this.#steps,
      ...steps.map(
        (step): OpenStep => ({ ...step, state: 'waiting', log: [] }),
      ),
    ];
  }

  /** Does one step. Its failure is on record and thrown on, so that what follows is left out. */
  async step<T>(
    id: string,
    work: (log: Log) => Promise<T | typeof SKIPPED>,
  ): Promise<T | undefined> {
    this.#change(id, { state: 'running', startedAt: this.#now() });
    const log: Log = text => this.#write(id, text);
    try {
      const result = await work(log);
      const state = result === SKIPPED ? 'skipped' : 'done';
      this.#change(id, { state, endedAt: this.#now() });
      return result === SKIPPED ? undefined : result;
    } catch (error) {
      log(error instanceof Error ? error.message : String(error));
      this.#change(id, { state: 'failed', endedAt: this.#now() });
      throw error;
    }
  }

  end(): void {
    this.#delivery = {
      ...this.#delivery,
      state: 'succeeded',
      endedAt: this.#now(),
    };
  }

  fail(error: unknown): void {
    const advice =
      error instanceof DeliveryProblem ? error.advice : USUAL_ADVICE;
    this.#delivery = {
      ...this.#delivery,
      state: 'failed',
      endedAt: this.#now(),
      advice,
    };
  }

  #write(id: string, text: string): void {
    const log = this.#steps.find(step => step.id === id)?.log;
    if (!log) return;
    const lines = text.trimEnd().split('\n');
    log.push(...lines.slice(0, Math.max(0, MOST_LINES - log.length)));
  }

  #change(id: string, change: Partial<OpenStep>): void {
    this.#steps = this.#steps.map(step =>
      step.id === id ? { ...step, ...change } : step,
    );
  }
}
