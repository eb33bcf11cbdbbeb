/**
 * Does a piece of work again and again, one at a time, with a pause between.
 * A failure is reported and the loop goes on.
 */
export class Loop {
  readonly #everyMs: number;
  readonly #work: () => Promise<void>;
  readonly #onError: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(options: {
    readonly everyMs: number;
    readonly work: () => Promise<void>;
    readonly onError: (error: unknown) => void;
  }) {
    this.#everyMs = options.everyMs;
    this.#work = options.work;
    this.#onError = options.onError;
  }

  start(): void {
    this.#turn();
  }

  /** Resolves when the last turn is over. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #turn(): void {
    this.#running = this.#work()
      .catch(this.#onError)
      .finally(() => {
        if (this.#stopped) return;
        this.#timer = setTimeout(() => this.#turn(), this.#everyMs);
      });
  }
}
