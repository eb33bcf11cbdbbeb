import { Instant } from '../Clock';

/** A rate: fills by `perSecond`, holds at most one second's worth (and at least one). */
export class AdmissionBucket {
  readonly #perSecond: number;
  #level: number;
  #at: Instant | undefined;

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
    this.#level = Math.max(1, perSecond);
  }

  /** How many may go now. */
  available(now: Instant): number {
    const at = this.#at ?? now;
    if (now > at) {
      this.#level = Math.min(
        Math.max(1, this.#perSecond),
        this.#level + ((now - at) * this.#perSecond) / 1000,
      );
    }
    this.#at = Math.max(at, now);
    return Math.floor(this.#level);
  }

  take(count: number): void {
    this.#level -= count;
  }
}
