/** Milliseconds since the epoch. The whole of local-cloud takes its time from one of these. */
export interface Clock {
  now(): number;
}

/** A clock that a test or a benchmark moves by hand. */
export class VirtualClock implements Clock {
  #now: number;
  constructor(start: number) {
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

export class SystemClock implements Clock {
  now(): number {
    return Date.now();
  }
}
