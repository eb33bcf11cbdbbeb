import { Clock } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';

/**
 * Our own share of another side's request limit, as a bucket of tokens. Smaller than the limit itself, so that
 * background reads always leave room for the calls of a failover, which do not ask here.
 */
export class RequestBudget {
  readonly #clock: Clock;
  readonly #capacity: number;
  readonly #refillPerSecond: number;
  #tokens: number;
  #filledAt: number;

  constructor(options: {
    readonly clock: Clock;
    readonly capacity: number;
    readonly refillPerSecond: number;
  }) {
    this.#clock = options.clock;
    this.#capacity = options.capacity;
    this.#refillPerSecond = options.refillPerSecond;
    this.#tokens = options.capacity;
    this.#filledAt = options.clock.now();
  }

  /** Takes one token when there is one. */
  tryTake(): boolean {
    this.#refill();
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  /** The other side said that we are too fast: what is left of the bucket is gone. */
  drain(): void {
    this.#refill();
    this.#tokens = 0;
  }

  #refill(): void {
    const now = this.#clock.now();
    const seconds = Math.max(0, now - this.#filledAt) / 1000;
    this.#tokens = Math.min(
      this.#capacity,
      this.#tokens + seconds * this.#refillPerSecond,
    );
    this.#filledAt = now;
  }
}
