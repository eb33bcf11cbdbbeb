import { randomUUID } from 'node:crypto';
import { Clock } from '../Clock';
import { letterFor } from '../mail/letters';
import { Course, CancelResult, EnrolResult, SeatStore } from './SeatStore';
import { Student } from './Student';

export interface CourseView extends Course {
  readonly taken: number;
  readonly seatsLeft: number;
}

/** Takes and gives back seats, and keeps a letter for each change. */
export class Enrolment {
  readonly #seats: SeatStore;
  readonly #courses: ReadonlyMap<string, Course>;
  readonly #clock: Clock;

  constructor(options: {
    readonly seats: SeatStore;
    readonly courses: readonly Course[];
    readonly clock: Clock;
  }) {
    this.#seats = options.seats;
    this.#courses = new Map(options.courses.map(c => [c.id, c]));
    this.#clock = options.clock;
  }

  /** Makes the seats of the course list known to the store. */
  async define(): Promise<void> {
    await this.#seats.define({ courses: [...this.#courses.values()] });
  }

  async courses(): Promise<readonly CourseView[]> {
    const courses = [...this.#courses.values()];
    const taken = await this.#seats.taken({ courses: courses.map(c => c.id) });
    return courses.map(course => {
      const count = taken.get(course.id) ?? 0;
      return {
        ...course,
        taken: count,
        seatsLeft: Math.max(0, course.seats - count),
      };
    });
  }

  async coursesOf(student: Student): Promise<readonly string[]> {
    return this.#seats.coursesOf({ student: student.id });
  }

  async enrol(options: {
    readonly course: string;
    readonly student: Student;
  }): Promise<EnrolResult> {
    const change = this.#change({ ...options, kind: 'enrolled' });
    return change ? this.#seats.enrol(change) : { kind: 'unknown-course' };
  }

  async cancel(options: {
    readonly course: string;
    readonly student: Student;
  }): Promise<CancelResult> {
    const change = this.#change({ ...options, kind: 'cancelled' });
    return change ? this.#seats.cancel(change) : { kind: 'unknown-course' };
  }

  #change(options: {
    readonly course: string;
    readonly student: Student;
    readonly kind: 'enrolled' | 'cancelled';
  }) {
    const { kind, student } = options;
    const course = this.#courses.get(options.course);
    if (!course) return undefined;
    const letter = letterFor({ kind, course, student });
    return {
      course: course.id,
      student: student.id,
      now: this.#clock.now(),
      notice: letter && { id: randomUUID(), body: JSON.stringify(letter) },
    };
  }
}
