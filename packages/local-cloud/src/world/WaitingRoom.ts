import { SortedSets } from '../queue/SortedSets';
import { Random } from './Random';
import { QueueModelSpec } from './WorkloadSpec';

/** Nobody joins a room this full: the page says "come back later". */
const MAX_WAITING = 50_000;
/** People are let in together, this many seconds apart. */
const ADMISSION_SECONDS = 5;

/** People who wait for a service: they come, they join when they were not served, and are let in while there is room. */
export class WaitingRoom {
  readonly #spec: QueueModelSpec;
  readonly #sets: SortedSets;
  readonly #random: Random;
  #sequence = 0;
  #arriving = 0;
  /** Share of those waiting who give up each second; 0 on an ordinary day. */
  abandonPerSecond = 0;

  constructor(options: {
    readonly spec: QueueModelSpec;
    readonly sets: SortedSets;
    readonly seed: number;
  }) {
    this.#spec = options.spec;
    this.#sets = options.sets;
    this.#random = new Random(options.seed);
  }

  get key(): string {
    return this.#spec.key;
  }

  get depth(): number {
    return this.#sets.depth(this.#spec.key);
  }

  /** One second. `unserved` requests were lost in it; `room` is the free share 0..1 of what the live sites can serve. */
  step(options: {
    readonly at: number;
    readonly unserved: number;
    readonly room: number;
    readonly surge: number;
  }): void {
    const { at, unserved, room, surge } = options;
    this.#join(
      at,
      this.#spec.arrivalsPerSecond * surge +
        unserved * this.#spec.joinPerUnserved,
    );
    if (this.abandonPerSecond > 0) this.#abandon();
    if (Math.floor(at / 1000) % ADMISSION_SECONDS === 0) this.#admit(room);
  }

  #join(at: number, people: number): void {
    this.#arriving += people * (0.5 + this.#random.next());
    const set = this.#sets.open(this.#spec.key);
    const joining = Math.min(
      Math.floor(this.#arriving),
      MAX_WAITING - set.size,
    );
    this.#arriving -= Math.floor(this.#arriving);
    for (let i = 0; i < joining; i++) {
      this.#sequence++;
      // Equal scores would sort by name, not by arrival: a thousandth of the millisecond keeps the order.
      const score = at + (this.#sequence % 1000) / 1000;
      set.add(`person-${String(this.#sequence).padStart(9, '0')}`, score);
    }
  }

  #abandon(): void {
    const set = this.#sets.open(this.#spec.key);
    const leaving = Math.ceil(set.size * this.abandonPerSecond);
    for (let i = 0; i < leaving && set.size > 0; i++) {
      const place = Math.floor(this.#random.next() * set.size);
      for (const entry of set.range(place, place)) set.remove(entry.member);
    }
  }

  #admit(room: number): void {
    // A quarter of free capacity is enough to admit at full speed.
    const speed = Math.max(0, Math.min(1, room * 4));
    const people = this.#spec.admissionPerSecond * ADMISSION_SECONDS * speed;
    this.#sets.open(this.#spec.key).popMin(Math.floor(people));
  }
}
