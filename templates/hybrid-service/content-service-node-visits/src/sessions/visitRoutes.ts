import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface Session {
    visits?: number;
  }
}

/** The first use of a session: replace it by what the service remembers of its users. */
export function visitRoutes(options: { readonly server: FastifyInstance }): void {
  const { server } = options;
  server.get('/session', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    return { visits: request.session.visits ?? 0 };
  });
  server.post('/session/visits', async request => {
    request.session.visits = (request.session.visits ?? 0) + 1;
    return { visits: request.session.visits };
  });
}
