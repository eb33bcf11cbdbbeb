import { Clock, Instant } from '../../src/Clock';

/** Time that stands still until a test moves it. */
export class ManualClock implements Clock {
  #now: Instant = Date.UTC(2026, 0, 15, 9);

  now(): Instant {
    return this.#now;
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds;
  }
}
