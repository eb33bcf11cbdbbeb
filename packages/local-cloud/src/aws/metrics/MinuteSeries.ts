/** A statistic set of one minute. */
export interface MinutePoint {
  /** Start of the minute. */
  readonly at: number;
  readonly sum: number;
  readonly count: number;
  readonly min: number;
  readonly max: number;
}

export type Sample = Omit<MinutePoint, 'at'>;

const MINUTE = 60_000;
const COLUMNS = 5;

/** One metric's minutes in a flat ring, so that a fleet's three hours fit in memory. Grows up to its capacity. */
export class MinuteSeries {
  readonly #capacity: number;
  #rows: Float64Array;
  #first = 0;
  #size = 0;

  /** `capacity` in minutes. */
  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#rows = new Float64Array(Math.min(8, capacity) * COLUMNS);
  }

  /** Adds to the minute of `at`. Samples older than the newest minute are dropped: the past is published already. */
  add(at: number, sample: Sample): void {
    const minute = Math.floor(at / MINUTE) * MINUTE;
    const last = this.#size > 0 ? this.#offset(this.#size - 1) : undefined;
    if (last !== undefined && this.#rows[last] > minute) return;
    const rows = this.#rows;
    if (last !== undefined && rows[last] === minute) {
      rows[last + 1] += sample.sum;
      rows[last + 2] += sample.count;
      rows[last + 3] = Math.min(rows[last + 3], sample.min);
      rows[last + 4] = Math.max(rows[last + 4], sample.max);
    } else {
      this.#push([minute, sample.sum, sample.count, sample.min, sample.max]);
    }
  }

  /** Minutes with `from <= at < to`, oldest first. */
  between(from: number, to: number): readonly MinutePoint[] {
    const points: MinutePoint[] = [];
    for (let index = this.#size - 1; index >= 0; index--) {
      const offset = this.#offset(index);
      const [at, sum, count, min, max] = this.#rows.subarray(
        offset,
        offset + COLUMNS,
      );
      if (at < from) break;
      if (at < to) points.push({ at, sum, count, min, max });
    }
    return points.reverse();
  }

  get newestMinute(): number | undefined {
    return this.#size > 0
      ? this.#rows[this.#offset(this.#size - 1)]
      : undefined;
  }

  get oldestMinute(): number | undefined {
    return this.#size > 0 ? this.#rows[this.#offset(0)] : undefined;
  }

  #offset(index: number): number {
    const slots = this.#rows.length / COLUMNS;
    return ((this.#first + index) % slots) * COLUMNS;
  }

  #push(row: readonly number[]): void {
    const slots = this.#rows.length / COLUMNS;
    if (this.#size === slots && slots < this.#capacity) this.#grow(slots);
    else if (this.#size === slots) {
      this.#first = (this.#first + 1) % slots;
      this.#size -= 1;
    }
    this.#size += 1;
    this.#rows.set(row, this.#offset(this.#size - 1));
  }

  #grow(slots: number): void {
    const grown = new Float64Array(
      Math.min(this.#capacity, slots * 2) * COLUMNS,
    );
    for (let index = 0; index < this.#size; index++) {
      const offset = this.#offset(index);
      grown.set(this.#rows.subarray(offset, offset + COLUMNS), index * COLUMNS);
    }
    this.#rows = grown;
    this.#first = 0;
  }
}
