import { Clock, Instant } from '../Clock';
import type { Student } from '../enrolment/Student';
import { SessionStore } from './SessionStore';

/** A session that was ended elsewhere may be honoured here for so long. */
const TRUST_MS = 30_000;
const MOST = 50_000;

/**
 * Remembers sessions for a short while, so that a person who polls for their
 * position costs the store nothing. A session never changes once it is made.
 */
export class CachedSessions implements SessionStore {
  readonly #store: SessionStore;
  readonly #clock: Clock;
  readonly #known = new Map<string, { student: Student; until: Instant }>();

  constructor(options: {
    readonly store: SessionStore;
    readonly clock: Clock;
  }) {
    this.#store = options.store;
    this.#clock = options.clock;
  }

  create(options: { readonly student: Student }) {
    return this.#store.create(options);
  }

  async find(options: { readonly secret: string }) {
    const now = this.#clock.now();
    const known = this.#known.get(options.secret);
    if (known && known.until > now) return known.student;
    this.#known.delete(options.secret);
    const student = await this.#store.find(options);
    if (!student) return undefined;
    if (this.#known.size >= MOST) {
      const oldest = this.#known.keys().next().value;
      if (oldest !== undefined) this.#known.delete(oldest);
    }
    this.#known.set(options.secret, { student, until: now + TRUST_MS });
    return student;
  }

  async remove(options: { readonly secret: string }) {
    this.#known.delete(options.secret);
    await this.#store.remove(options);
  }
}
