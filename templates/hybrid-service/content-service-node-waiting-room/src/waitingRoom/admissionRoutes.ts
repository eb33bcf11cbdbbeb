import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/Config';
import type { PassCheck } from './PassCheck';
import { passCookie } from './passCookie';
import { requirePass } from './requirePass';

const querystring = {
  type: 'object',
  required: ['pass'],
  properties: { pass: { type: 'string', maxLength: 2_000 } },
} as const;

/** The way in from the waiting room, and how long one may stay. */
export function admissionRoutes(options: {
  readonly server: FastifyInstance;
  readonly config: Config;
  readonly passes: PassCheck;
}): void {
  const { server, config, passes } = options;

  // The waiting room sends people here. The address has their pass in it: it is not logged, kept or passed on.
  server.get<{ Querystring: { pass: string } }>(
    '/admission/enter',
    { schema: { querystring }, logLevel: 'warn' },
    async (request, reply) => {
      const { pass } = request.query;
      const admission = await passes.check(pass);
      reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
      if (admission) {
        reply.setCookie(passCookie(config), pass, {
          path: '/',
          httpOnly: true,
          sameSite: 'lax',
          secure: config.secureCookies,
          expires: new Date(admission.until * 1000),
        });
      }
      return reply.redirect(admission ? '/' : config.waitingRoom.url, 303);
    },
  );

  server.get(
    '/admission',
    { onRequest: requirePass({ config, passes }) },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return { until: request.admission?.until };
    },
  );
}
