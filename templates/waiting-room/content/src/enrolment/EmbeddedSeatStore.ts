import { EmbeddedOutbox } from '../mail/EmbeddedOutbox';
import {
  CancelResult,
  Course,
  EnrolResult,
  SeatChange,
  SeatStore,
} from './SeatStore';

/** Seats in the memory of one process, for development. */
export class EmbeddedSeatStore implements SeatStore {
  readonly #capacity = new Map<string, number>();
  readonly #students = new Map<string, Set<string>>();
  readonly #outbox: EmbeddedOutbox;

  constructor(options: { readonly outbox: EmbeddedOutbox }) {
    this.#outbox = options.outbox;
  }

  async define(options: { readonly courses: readonly Course[] }) {
    for (const { id, seats } of options.courses) {
      this.#capacity.set(id, seats);
      if (!this.#students.has(id)) this.#students.set(id, new Set());
    }
  }

  async enrol(change: SeatChange): Promise<EnrolResult> {
    const students = this.#students.get(change.course);
    const capacity = this.#capacity.get(change.course);
    if (!students || capacity === undefined) return { kind: 'unknown-course' };
    const seatsLeft = () => Math.max(0, capacity - students.size);
    if (students.has(change.student)) {
      return { kind: 'already-enrolled', seatsLeft: seatsLeft() };
    }
    if (students.size >= capacity) return { kind: 'full' };
    students.add(change.student);
    this.#keep(change);
    return { kind: 'enrolled', seatsLeft: seatsLeft() };
  }

  async cancel(change: SeatChange): Promise<CancelResult> {
    const students = this.#students.get(change.course);
    const capacity = this.#capacity.get(change.course);
    if (!students || capacity === undefined) return { kind: 'unknown-course' };
    if (!students.delete(change.student)) return { kind: 'not-enrolled' };
    this.#keep(change);
    return {
      kind: 'cancelled',
      seatsLeft: Math.max(0, capacity - students.size),
    };
  }

  async taken(options: { readonly courses: readonly string[] }) {
    return new Map(
      options.courses.map(id => [id, this.#students.get(id)?.size ?? 0]),
    );
  }

  async coursesOf(options: { readonly student: string }) {
    return [...this.#students]
      .filter(([, students]) => students.has(options.student))
      .map(([id]) => id)
      .sort();
  }

  #keep({ notice, now }: SeatChange): void {
    if (notice) this.#outbox.put({ notice, now });
  }
}
