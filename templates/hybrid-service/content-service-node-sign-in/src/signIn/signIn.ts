import type { FastifyRequest } from 'fastify';
import type { Person } from './Person';

/** Begins a new session: one that somebody else may have planted before must not become this person's. */
export async function signIn(request: FastifyRequest, person: Person): Promise<void> {
  await request.session.regenerate();
  request.session.person = person;
}
