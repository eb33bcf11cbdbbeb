import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics/Metrics';
import type { Readiness } from '../service/Readiness';

/**
 * `/healthz`: the process is alive (restart it when not). `/readyz`: send it
 * traffic. `/metrics`: for Prometheus. Balancers ask `/readyz`, the portal's
 * probe asks `/healthz` through the path users take.
 */
export function healthRoutes(options: {
  readonly server: FastifyInstance;
  readonly readiness: Readiness;
  readonly metrics: Metrics;
}): void {
  const { server, readiness, metrics } = options;
  const quiet = { logLevel: 'warn' as const };
  server.get('/healthz', quiet, async () => ({ status: 'alive' }));
  server.get('/readyz', quiet, async (_request, reply) => {
    const answer = await readiness.ask();
    metrics.showReady(answer.ready);
{% if values.sessions == 'redis' %}
    if (answer.ready) {
      for (const name of readiness.shared) {
        metrics.showDependency(name, !answer.away?.some(away => away.startsWith(`${name}:`)));
      }
    }
{% endif %}
    return reply.code(answer.ready ? 200 : 503).send(answer);
  });
  server.get('/metrics', quiet, async (_request, reply) =>
    reply
      .header('content-type', metrics.registry.contentType)
      .send(await metrics.page()),
  );
}
