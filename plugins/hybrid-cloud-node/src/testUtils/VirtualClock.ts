import { Clock } from '../Clock';

/** A clock that the test moves. Starts at 2026-03-02T00:00:00Z unless told otherwise. */
export class VirtualClock implements Clock {
  #now: number;

  constructor(start: number = Date.UTC(2026, 2, 2)) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  advance(milliseconds: number): void {
    if (milliseconds < 0) throw new RangeError('a clock cannot go back');
    this.#now += milliseconds;
  }
}
