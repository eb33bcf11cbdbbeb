import type { FastifyInstance } from 'fastify';
import { messageOf } from '../errors';
import { AppContext } from './AppContext';

/** What the cluster, the balancer and Prometheus ask. */
export function statusRoutes(options: {
  readonly app: FastifyInstance;
  readonly context: AppContext;
}): void {
  const { app, context } = options;

  // Alive, whatever the store does: a restart would not bring Redis back.
  app.get('/healthz', async () => ({ status: 'ok' }));

  app.get('/readyz', async (request, reply) => {
    if (context.stopping()) {
      return reply.code(503).send({ status: 'stopping' });
    }
    try {
      await context.stores.ping();
    } catch (error) {
      request.log.warn({ err: error }, 'not ready');
      return reply
        .code(503)
        .send({ status: 'store-unavailable', reason: messageOf(error) });
    }
    return { status: 'ready', store: context.stores.kind };
  });

  app.get('/metrics', async (_request, reply) => {
    const page = await context.metrics.page();
    return reply
      .header('content-type', context.metrics.registry.contentType)
      .send(page);
  });
}
