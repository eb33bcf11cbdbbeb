import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/Config';

const HEADERS = {
  'content-security-policy':
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
};

/**
 * The front end, built into a folder. Its addresses are the service's own: who
 * asks for HTML and no route answers gets the page, which finds its own way.
 * At `/` who asks for JSON is told which site answered.
 */
export async function pageRoutes(options: {
  readonly server: FastifyInstance;
  readonly config: Config;
}): Promise<void> {
  const { server, config } = options;
  server.addHook('onSend', async (_request, reply) => {
    reply.headers(HEADERS);
  });
  await server.register(fastifyStatic, {
    root: resolve(config.webFolder),
    index: false,
    // A file's name changes with its content, but for those at the top.
    setHeaders: (response, path) => {
      const isNamedByContent = /[\\/]assets[\\/]/.test(path);
      response.header(
        'cache-control',
        isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
    wildcard: false,
  });
  server.get('/', async (request, reply) => {
    reply.header('vary', 'accept');
    if (request.headers.accept?.includes('text/html')) return reply.sendFile('index.html');
    return reply
      .header('cache-control', 'no-store')
      .send({ service: config.name, site: config.site });
  });
  server.setNotFoundHandler(async (request, reply) => {
    const wantsPage = request.method === 'GET' && request.headers.accept?.includes('text/html');
    if (wantsPage) return reply.sendFile('index.html');
    return reply
      .code(404)
      .send({ error: 'not-found', message: `There is no ${request.method} ${request.url}.` });
  });
}
