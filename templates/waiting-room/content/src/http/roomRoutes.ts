import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { AppContext } from './AppContext';
import { authenticate, SESSION_COOKIE } from './authenticate';

const querySchema = z.object({
  /** The number the person was given; with it a poll needs no store. */
  ticket: z.coerce.number().int().positive().optional(),
});

/** The waiting room: join, look, leave. */
export function roomRoutes(options: {
  readonly app: FastifyInstance;
  readonly context: AppContext;
}): void {
  const { app, context } = options;
  const { board, metrics, stores } = context;
  const limit = context.config.joinLimitPerMinute;

  app.get('/api/waiting-room', async () => {
    const snapshot = board.snapshot;
    return {
      name: context.config.name,
      opensAt: context.config.room.opensAt,
      room: snapshot && {
        waiting: snapshot.waiting,
        preQueue: snapshot.preQueue,
        admitted: snapshot.admitted,
        serving: snapshot.serving,
        brake: snapshot.brake,
        ageSeconds: (context.clock.now() - snapshot.at) / 1000,
      },
    };
  });

  app.post(
    '/api/waiting-room/join',
    {
      config:
        limit === undefined
          ? {}
          : {
              rateLimit: {
                max: limit,
                timeWindow: '1 minute',
                keyGenerator: request =>
                  request.cookies[SESSION_COOKIE] ?? request.ip,
              },
            },
    },
    async request => {
      const student = await authenticate({ request, context });
      const place = await board.join({ token: student.id });
      metrics.joins.inc({ result: place.kind });
      return place;
    },
  );

  app.get('/api/waiting-room/me', async request => {
    const student = await authenticate({ request, context });
    const { ticket } = querySchema.parse(request.query);
    return board.look({ token: student.id, ticket });
  });

  app.delete('/api/waiting-room/me', async (request, reply) => {
    const student = await authenticate({ request, context });
    await stores.room.leave({ token: student.id });
    await reply.code(204).send();
  });
}
