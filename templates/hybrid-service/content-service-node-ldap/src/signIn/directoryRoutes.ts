import type { FastifyInstance } from 'fastify';
import type { Directory } from './Directory';
import { signIn } from './signIn';

const body = {
  type: 'object',
  required: ['username', 'password'],
  additionalProperties: false,
  properties: {
    username: { type: 'string', minLength: 1, maxLength: 100 },
    password: { type: 'string', minLength: 1, maxLength: 200 },
  },
} as const;

type Credentials = { readonly username: string; readonly password: string };

/** Signing in and out. Each replica counts attempts for itself, by address and by name. */
export function directoryRoutes(options: {
  readonly server: FastifyInstance;
  readonly directory: Directory;
  /** From signing in to being asked again. */
  readonly minutes: number;
}): void {
  const { server, directory, minutes } = options;
  const attemptsByName = server.createRateLimit({
    max: 10,
    timeWindow: '5 minutes',
    keyGenerator: request => (request.body as Credentials).username.toLowerCase(), // checked by the schema
  });

  server.post<{ Body: Credentials }>(
    '/session',
    { schema: { body }, config: { rateLimit: { max: 20, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const attempts = await attemptsByName(request);
      if (!attempts.isAllowed && attempts.isExceeded) {
        return reply
          .code(429)
          .header('retry-after', String(attempts.ttlInSeconds))
          .send({ error: 'too-many-attempts', message: 'Too many attempts for this name. Wait a while.' });
      }
      const person = await directory.check(request.body);
      if (!person) {
        return reply
          .code(401)
          .send({ error: 'wrong-credentials', message: 'Name or password is wrong.' });
      }
      await signIn({ request, person, minutes });
      return person;
    },
  );

  server.delete('/session', async (request, reply) => {
    await request.session.destroy();
    return reply.code(204).send();
  });
}
