import { Instant } from '../Clock';

export interface Course {
  readonly id: string;
  readonly title: string;
  readonly seats: number;
}

export type EnrolResult =
  | { readonly kind: 'enrolled'; readonly seatsLeft: number }
  | { readonly kind: 'already-enrolled'; readonly seatsLeft: number }
  | { readonly kind: 'full' }
  | { readonly kind: 'unknown-course' };

export type CancelResult =
  | { readonly kind: 'cancelled'; readonly seatsLeft: number }
  | { readonly kind: 'not-enrolled' }
  | { readonly kind: 'unknown-course' };

/** A letter to send because of a change, kept in the same step as the change. */
export interface Notice {
  readonly id: string;
  readonly body: string;
}

export interface SeatChange {
  readonly course: string;
  readonly student: string;
  readonly now: Instant;
  readonly notice?: Notice;
}

/**
 * Seats. Every call is one atomic step and may be repeated: a student holds at
 * most one seat of a course, and a course never has more students than seats.
 * A notice is kept exactly when the change took place. A database (MariaDB,
 * say) can stand behind this interface as well.
 *
 * Throws StoreUnavailable when the store does not answer.
 */
export interface SeatStore {
  /** Sets the number of seats. Fewer than taken is allowed: nobody is thrown out. */
  define(options: { readonly courses: readonly Course[] }): Promise<void>;
  enrol(change: SeatChange): Promise<EnrolResult>;
  cancel(change: SeatChange): Promise<CancelResult>;
  /** Seats taken, by course id, of the courses asked for. */
  taken(options: {
    readonly courses: readonly string[];
  }): Promise<ReadonlyMap<string, number>>;
  coursesOf(options: { readonly student: string }): Promise<readonly string[]>;
}
