import { LoggerService } from '@backstage/backend-plugin-api';

/** Calls something again and again, never two calls at a time. A call longer than the interval delays the next. */
export class Ticker {
  readonly #options: {
    readonly name: string;
    readonly milliseconds: number;
    readonly work: () => Promise<unknown>;
    readonly logger: LoggerService;
  };
  #timer?: NodeJS.Timeout;
  #running?: Promise<void>;
  #stopped = false;

  constructor(options: {
    readonly name: string;
    readonly milliseconds: number;
    readonly work: () => Promise<unknown>;
    readonly logger: LoggerService;
  }) {
    this.#options = options;
  }

  /** The first call is made at once. */
  start(): void {
    const started = performance.now();
    this.#running = this.#call().then(() => {
      this.#running = undefined;
      if (this.#stopped) return;
      const taken = performance.now() - started;
      const rest = Math.max(0, this.#options.milliseconds - taken);
      this.#timer = setTimeout(() => this.start(), rest);
    });
  }

  /** Waits for the call under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #call(): Promise<void> {
    try {
      await this.#options.work();
    } catch (error) {
      this.#options.logger.error(
        `${this.#options.name} failed; it will be tried again`,
        error instanceof Error ? error : new Error(String(error)),
      );
    }
  }
}
