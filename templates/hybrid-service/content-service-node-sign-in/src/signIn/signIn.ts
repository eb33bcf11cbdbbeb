import type { FastifyRequest } from 'fastify';
import type { Person } from './Person';

/** Begins a new session: one that somebody else may have planted before must not become this person's. */
export async function signIn(options: {
  readonly request: FastifyRequest;
  readonly person: Person;
  /** Until they are asked again. */
  readonly minutes: number;
}): Promise<void> {
  const { request, person, minutes } = options;
  await request.session.regenerate();
  // Not the time that was left of the session before.
  request.session.options({ maxAge: minutes * 60_000, expires: undefined });
  request.session.person = person;
}
