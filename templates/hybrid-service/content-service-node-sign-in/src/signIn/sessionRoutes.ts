import type { FastifyInstance } from 'fastify';
import { requireSession } from './requireSession';

/** Who one is. */
export function sessionRoutes(options: { readonly server: FastifyInstance }): void {
  options.server.get('/session', { onRequest: requireSession }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    return request.session.person;
  });
}
