import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Passes } from '../passes/Passes';
import { AppContext } from './AppContext';
import { Refusal } from './answerErrors';
import { authenticate } from './authenticate';

const querySchema = z.object({ service: z.string().max(300) });

/** The way on, into services that this room stands in front of. */
export function passRoutes(options: {
  readonly app: FastifyInstance;
  readonly context: AppContext;
  readonly passes: Passes;
}): void {
  const { app, context, passes } = options;

  // For whoever sets up a service, to be kept there as WAITING_ROOM_KEYS.
  app.get('/api/waiting-room/keys', async () => passes.publicKeys);

  app.get('/api/waiting-room/pass', async (request, reply) => {
    const student = await authenticate({ request, context });
    const { service } = querySchema.parse(request.query);
    if (!passes.isFor(service)) {
      throw new Refusal({
        status: 403,
        code: 'unknown-service',
        message: 'This waiting room does not stand in front of that service.',
      });
    }
    const place = await context.stores.room.find({
      token: student.id,
      now: context.clock.now(),
    });
    if (place.kind !== 'admitted') {
      throw new Refusal({
        status: 403,
        code: 'not-admitted',
        message: 'Your turn has not come, or your time is over.',
      });
    }
    const pass = await passes.sign({
      person: student.id,
      service,
      until: place.until,
    });
    reply.header('cache-control', 'no-store');
    return {
      pass,
      until: place.until,
      // Where a browser goes with it.
      enter: `${service}/admission/enter?pass=${pass}`,
    };
  });
}
