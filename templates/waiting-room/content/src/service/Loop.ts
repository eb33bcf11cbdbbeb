/**
 * Does a piece of work again and again, one at a time, with a pause between.
 * A failure is reported and the loop goes on.
 */
export class Loop {
  readonly #everyMs: number;
  readonly #work: () => Promise<void>;
  readonly #onError: LoopOptions['onError'];
  readonly #onRecovered: LoopOptions['onRecovered'];
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #failing = false;
  #stopped = false;

  constructor(options: LoopOptions) {
    this.#everyMs = options.everyMs;
    this.#work = options.work;
    this.#onError = options.onError;
    this.#onRecovered = options.onRecovered;
  }

  start(): void {
    this.#running = this.#turn().finally(() => {
      if (this.#stopped) return;
      this.#timer = setTimeout(() => this.start(), this.#everyMs);
    });
  }

  /** Resolves when the last turn is over. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #turn(): Promise<void> {
    try {
      await this.#work();
      if (this.#failing) this.#onRecovered();
      this.#failing = false;
    } catch (error) {
      this.#onError({ error, first: !this.#failing });
      this.#failing = true;
    }
  }
}

export interface LoopOptions {
  readonly everyMs: number;
  readonly work: () => Promise<void>;
  /** `first` is true for the first failure in a row: one line tells of an outage. */
  readonly onError: (failure: {
    readonly error: unknown;
    readonly first: boolean;
  }) => void;
  readonly onRecovered: () => void;
}
