import { Clock, Instant } from '../../src/Clock';

/** A clock that stands still until it is moved. */
export class ManualClock implements Clock {
  #now: Instant;

  constructor(now: Instant = 1_800_000_000_000) {
    this.#now = now;
  }

  now(): Instant {
    return this.#now;
  }

  advance(options: { readonly seconds: number }): void {
    this.#now += options.seconds * 1000;
  }
}
