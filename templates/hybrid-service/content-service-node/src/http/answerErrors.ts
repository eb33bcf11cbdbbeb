import type { FastifyError, FastifyInstance } from 'fastify';
{% if values.database != 'none' or values.sessions == 'redis' %}
import { StoreUnavailable } from '../errors';
{% endif %}

/** Mistakes of the caller are told; faults of ours are logged, not shown. */
export function answerErrors(server: FastifyInstance): void {
  server.setErrorHandler<FastifyError>((error, request, reply) => {
{% if values.database != 'none' or values.sessions == 'redis' %}
    if (error instanceof StoreUnavailable) {
      request.log.warn({ err: error }, error.message);
      return reply.code(503).header('retry-after', '2').send({
        error: 'unavailable',
        message: `${error.message}. The same request may be sent again.`,
      });
    }
{% endif %}
    const status = error.statusCode ?? 500;
    if (status < 500) {
      return reply.code(status).send({ error: error.code, message: error.message });
    }
    request.log.error({ err: error }, 'request failed');
    return reply
      .code(500)
      .send({ error: 'internal', message: 'Something went wrong on our side.' });
  });
}
