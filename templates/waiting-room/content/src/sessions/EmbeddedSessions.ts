import { Clock, Instant } from '../Clock';
import type { Student } from '../enrolment/Student';
import { digestOf, newSecret, SessionStore } from './SessionStore';

/** Sessions in the memory of one process, for development. */
export class EmbeddedSessions implements SessionStore {
  readonly #sessions = new Map<string, { student: Student; until: Instant }>();
  readonly #clock: Clock;
  readonly #seconds: number;

  constructor(options: { readonly clock: Clock; readonly seconds: number }) {
    this.#clock = options.clock;
    this.#seconds = options.seconds;
  }

  async create(options: { readonly student: Student }) {
    const secret = newSecret();
    this.#sessions.set(digestOf(secret), {
      student: options.student,
      until: this.#clock.now() + this.#seconds * 1000,
    });
    return { secret };
  }

  async find(options: { readonly secret: string }) {
    const digest = digestOf(options.secret);
    const session = this.#sessions.get(digest);
    if (session && session.until > this.#clock.now()) return session.student;
    this.#sessions.delete(digest);
    return undefined;
  }

  async remove(options: { readonly secret: string }) {
    this.#sessions.delete(digestOf(options.secret));
  }
}
