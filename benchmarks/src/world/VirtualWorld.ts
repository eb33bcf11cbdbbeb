import { Instant } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  createLocalWorld,
  LocalWorld,
  VirtualClock,
} from '@hybrid-cloud-portal/local-cloud';

const SECOND = 1000;

/** Local-cloud's world on a clock that moves only when told, through every whole second on the way. */
export class VirtualWorld {
  readonly local: LocalWorld;
  readonly #clock: VirtualClock;
  readonly #eachSecond: ((at: Instant) => void)[] = [];

  constructor(options: { readonly start: Instant; readonly seed: number }) {
    this.#clock = new VirtualClock(options.start);
    this.local = createLocalWorld({ clock: this.#clock, seed: options.seed });
  }

  get now(): Instant {
    return this.#clock.now();
  }

  /** Called after each second that the world has lived through. */
  onSecond(listener: (at: Instant) => void): void {
    this.#eachSecond.push(listener);
  }

  /** A moment that is past already changes nothing. */
  advanceTo(at: Instant): void {
    for (;;) {
      const next = (Math.floor(this.now / SECOND) + 1) * SECOND;
      if (next > at) break;
      this.#clock.advance(next - this.now);
      this.local.world.step(next);
      for (const listener of this.#eachSecond) listener(next);
    }
    this.#clock.advance(Math.max(0, at - this.now));
  }
}
