import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { AppContext } from './AppContext';
import { Refusal } from './answerErrors';

const brakeSchema = z.discriminatedUnion('on', [
  z.object({ on: z.literal(true), reason: z.string().trim().min(1).max(200) }),
  z.object({ on: z.literal(false) }),
]);

/** The queue-all brake, for operators and for the portal. Bearer token. */
export function operatorRoutes(options: {
  readonly app: FastifyInstance;
  readonly context: AppContext;
  readonly token: string;
}): void {
  const { app, context } = options;
  const expected = digest(`Bearer ${options.token}`);

  app.put('/operator/brake', async request => {
    const given = digest(request.headers.authorization ?? '');
    if (!timingSafeEqual(given, expected)) {
      throw new Refusal({
        status: 401,
        code: 'not-an-operator',
        message: 'The bearer token is missing or wrong.',
      });
    }
    const wish = brakeSchema.parse(request.body);
    const brake = wish.on
      ? { reason: wish.reason, since: context.clock.now() }
      : undefined;
    await context.stores.room.setBrake({ brake });
    request.log.warn({ brake: brake ?? 'off' }, 'queue-all brake');
    return { brake: brake ?? null };
  });
}

/** Digests have one length, so comparing them tells nothing about the token. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
