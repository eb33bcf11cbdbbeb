import { messageOf } from '../errors';

export type ReadinessAnswer =
  | { readonly ready: true }
  | { readonly ready: false; readonly reason: string };

/**
 * Whether this replica should get traffic. It checks only what this replica
 * needs to serve its readers; a dependency that all sites share must not take
 * all sites out at once.
 */
export class Readiness {
  readonly #check: () => Promise<void>;
  readonly #timeoutMs: number;
  #leaving = false;

  constructor(options: {
    readonly check: () => Promise<void>;
    readonly timeoutMs: number;
  }) {
    this.#check = options.check;
    this.#timeoutMs = options.timeoutMs;
  }

  /** From now on the answer is no: the replica is on its way out. */
  leave(): void {
    this.#leaving = true;
  }

  async ask(): Promise<ReadinessAnswer> {
    if (this.#leaving) return { ready: false, reason: 'shutting down' };
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`no answer within ${this.#timeoutMs} ms`)),
        this.#timeoutMs,
      );
    });
    try {
      await Promise.race([this.#check(), late]);
      return { ready: true };
    } catch (error) {
      return { ready: false, reason: messageOf(error) };
    } finally {
      clearTimeout(timer);
    }
  }
}
