import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics/Metrics';

/** Times every answer by its route, never by its address: addresses are without end. */
export function measureRequests(options: {
  readonly app: FastifyInstance;
  readonly metrics: Metrics;
}): void {
  const { app, metrics } = options;
  app.addHook('onResponse', async (request, reply) => {
    metrics.requests.observe(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: String(reply.statusCode),
      },
      reply.elapsedTime / 1000,
    );
  });
}
