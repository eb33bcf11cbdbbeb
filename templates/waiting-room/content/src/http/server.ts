import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import fastify, { FastifyInstance, LogController } from 'fastify';
import { Passes } from '../passes/Passes';
import { AppContext } from './AppContext';
import { answerErrors } from './answerErrors';
import { courseRoutes } from './courseRoutes';
import { measureRequests } from './measureRequests';
import { operatorRoutes } from './operatorRoutes';
import { passRoutes } from './passRoutes';
import { roomRoutes } from './roomRoutes';
import { sessionRoutes } from './sessionRoutes';
import { statusRoutes } from './statusRoutes';

const SAFE_HEADERS = {
  'content-security-policy':
    "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
};

/** The server, with its logger, before anything is attached to it. */
export function createServer(options: {
  readonly logLevel: string;
}): FastifyInstance {
  return fastify({
    logger: {
      level: options.logLevel,
      redact: ['req.headers.cookie', 'req.headers.authorization'],
    },
    // A line for each poll of each waiting person would drown all others.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 16 * 1024,
    forceCloseConnections: 'idle',
  });
}

/** Attaches the routes, the page, and what all answers share. */
export async function addRoutes(options: {
  readonly app: FastifyInstance;
  readonly context: AppContext;
}): Promise<void> {
  const { app, context } = options;
  app.addHook('onSend', async (_request, reply) => {
    reply.headers(SAFE_HEADERS);
  });
  answerErrors(app);
  measureRequests({ app, metrics: context.metrics });
  await app.register(cookie);
  await app.register(rateLimit, { global: false });
  await app.register(fastifyStatic, {
    root: context.publicFolder,
    maxAge: '5m',
  });
  statusRoutes({ app, context });
  sessionRoutes({ app, context });
  roomRoutes({ app, context });
  courseRoutes({ app, context });
  if (context.config.passes !== undefined) {
    const passes = new Passes({ config: context.config.passes });
    passRoutes({ app, context, passes });
  }
  if (context.config.adminToken !== undefined) {
    operatorRoutes({ app, context, token: context.config.adminToken });
  }
}
