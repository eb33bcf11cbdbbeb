import Fastify, { FastifyInstance } from 'fastify';
import type { Config } from '../config/Config';
{% if values.database != 'none' %}
import type { ItemStore } from '../items/ItemStore';
import { itemRoutes } from '../items/itemRoutes';
{% endif %}
import type { Metrics } from '../metrics/Metrics';
import type { Readiness } from '../service/Readiness';
import { answerErrors } from './answerErrors';
import { healthRoutes } from './healthRoutes';
import { homeRoutes } from './homeRoutes';

/** Everything the service answers, not yet listening. */
export function createServer(options: {
  readonly config: Config;
  readonly readiness: Readiness;
  readonly metrics: Metrics;
{% if values.database != 'none' %}
  readonly items: ItemStore;
{% endif %}
}): FastifyInstance {
  const { config, metrics } = options;
  const server = Fastify({
    logger: { level: config.logLevel, base: { service: config.name, site: config.site } },
    // Requests come through a balancer, which says who asked.
    trustProxy: true,
    bodyLimit: 64 * 1024,
    requestTimeout: 30_000,
    // Longer than the 60 s of the balancer: the one who waits longer closes second.
    keepAliveTimeout: 65_000,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
  });
  server.addHook('onResponse', async (request, reply) => {
    metrics.requests.observe(
      {
        method: request.method,
        // The pattern, never the path: paths are without number.
        route: request.routeOptions.url ?? 'unknown',
        status: String(reply.statusCode),
      },
      reply.elapsedTime / 1000,
    );
  });
  answerErrors(server);
  healthRoutes({ server, readiness: options.readiness, metrics });
  homeRoutes({ server, config });
{% if values.database != 'none' %}
  itemRoutes({ server, items: options.items });
{% endif %}
  return server;
}
