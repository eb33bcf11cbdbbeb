/**
 * Where a service keeps things in Redis. The queue itself is `waiting:NAME`,
 * the key that `spec.hybrid.queue` names and the portal counts. All others
 * carry the hash tag `{waiting:NAME}`, which hashes like that key, so that in a
 * cluster all of them live in one slot and one script may touch them together.
 */
export interface Keys {
  /** Sorted set: token by ticket. */
  readonly waiting: string;
  /** Sorted set: token by the instant their admission ends. */
  readonly admitted: string;
  /** Hash: token to "admission number:ticket". */
  readonly admissions: string;
  /** Sorted set: waiting token by last sign of life. */
  readonly seen: string;
  /** Set: those who came before the opening. */
  readonly preQueue: string;
  /** Hash: tail, admissions, bucket, brake, drawnFor, drawSeed, sweptAt, graceUntil. */
  readonly state: string;
  /** Hash: course id to number of seats. */
  readonly capacity: string;
  /** Hash: mail id to its JSON. */
  readonly outbox: string;
  /** Sorted set: mail id by when it is due. */
  readonly outboxDue: string;
  /** Hash: mail id to the number of attempts. */
  readonly outboxAttempts: string;
  /** Hash: mail id to JSON of mail that was given up. */
  readonly outboxDead: string;
  /** Set: students in a course. */
  seats(course: string): string;
  /** Set: courses of a student. */
  coursesOf(student: string): string;
  /** String: a session, by the digest of its secret. */
  session(digest: string): string;
}

export function keysOf(name: string): Keys {
  const tag = `{waiting:${name}}`;
  return {
    waiting: `waiting:${name}`,
    admitted: `${tag}:admitted`,
    admissions: `${tag}:admissions`,
    seen: `${tag}:seen`,
    preQueue: `${tag}:pre-queue`,
    state: `${tag}:state`,
    capacity: `${tag}:capacity`,
    outbox: `${tag}:outbox`,
    outboxDue: `${tag}:outbox:due`,
    outboxAttempts: `${tag}:outbox:attempts`,
    outboxDead: `${tag}:outbox:dead`,
    seats: course => `${tag}:seats:${course}`,
    coursesOf: student => `${tag}:courses-of:${student}`,
    session: digest => `${tag}:session:${digest}`,
  };
}
