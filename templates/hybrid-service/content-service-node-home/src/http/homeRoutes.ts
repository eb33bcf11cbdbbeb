import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/Config';

/** Says which site answered: the quickest way to see a move of traffic. */
export function homeRoutes(options: {
  readonly server: FastifyInstance;
  readonly config: Config;
}): void {
  const { server, config } = options;
  server.get('/', async (_request, reply) =>
    reply
      .header('cache-control', 'no-store')
      .send({ service: config.name, site: config.site }),
  );
}
