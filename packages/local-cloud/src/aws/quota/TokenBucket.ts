/** Fills at a steady rate up to its capacity; a call takes one token or is throttled. */
export class TokenBucket {
  readonly #capacity: number;
  readonly #refillPerSecond: number;
  #tokens: number;
  #filledAt: number;

  constructor(options: {
    readonly capacity: number;
    readonly refillPerSecond: number;
    readonly now: number;
  }) {
    this.#capacity = options.capacity;
    this.#refillPerSecond = options.refillPerSecond;
    this.#tokens = options.capacity;
    this.#filledAt = options.now;
  }

  /** False when there is no whole token left. */
  take(now: number): boolean {
    const seconds = Math.max(0, now - this.#filledAt) / 1000;
    this.#tokens = Math.min(
      this.#capacity,
      this.#tokens + seconds * this.#refillPerSecond,
    );
    this.#filledAt = Math.max(this.#filledAt, now);
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
