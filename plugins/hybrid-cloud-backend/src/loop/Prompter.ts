import { LoggerService } from '@backstage/backend-plugin-api';
import { WorkloadLoop } from './WorkloadLoop';

/** Has workloads looked at out of turn, one pass at a time: what is asked for during a pass goes into the next. */
export class Prompter {
  readonly #loop: Pick<WorkloadLoop, 'look'>;
  readonly #logger: LoggerService;
  readonly #waiting = new Set<string>();
  #running?: Promise<void>;
  #stopped = false;

  constructor(options: {
    readonly loop: Pick<WorkloadLoop, 'look'>;
    readonly logger: LoggerService;
  }) {
    this.#loop = options.loop;
    this.#logger = options.logger;
  }

  /** Comes back at once. */
  prompt(refs: readonly string[]): void {
    if (this.#stopped) return;
    refs.forEach(ref => this.#waiting.add(ref));
    this.#running ??= this.#run();
  }

  /** Waits for the pass under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#waiting.clear();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.size > 0) {
      const refs = new Set(this.#waiting);
      this.#waiting.clear();
      try {
        await this.#loop.look({ refs });
      } catch (error) {
        this.#logger.error(
          'A look that a signal asked for failed; the next tick looks again',
          error instanceof Error ? error : new Error(String(error)),
        );
      }
    }
    this.#running = undefined;
  }
}
