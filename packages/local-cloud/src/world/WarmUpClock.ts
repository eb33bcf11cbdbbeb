import { Clock, VirtualClock } from './Clock';

/** Runs before `clock` for a while, so that a world can have lived for some minutes by the moment it is first looked at. */
export class WarmUpClock implements Clock {
  readonly #clock: Clock;
  #past: VirtualClock | undefined;

  constructor(options: { readonly clock: Clock; readonly seconds: number }) {
    this.#clock = options.clock;
    const start = options.clock.now() - options.seconds * 1000;
    // Whole seconds: what is driven second by second meets the second's own moment.
    this.#past = new VirtualClock(Math.floor(start / 1000) * 1000);
  }

  now(): number {
    return this.#past?.now() ?? this.#clock.now();
  }

  /** Goes through the seconds up to the other clock's now, then follows that clock. */
  catchUp(eachSecond: (now: number) => void): void {
    const past = this.#past;
    if (!past) return;
    while (past.now() + 1000 <= this.#clock.now()) {
      past.advance(1000);
      eachSecond(past.now());
    }
    this.#past = undefined;
  }
}
