import type { FastifyReply, FastifyRequest } from 'fastify';
import './Person';

/** A hook: only those who have signed in come past it. */
export async function requireSession(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  if (request.session.person) return;
  await reply
    .code(401)
    .send({ error: 'not-signed-in', message: 'Sign in first.' });
}
