import type { FastifyInstance } from 'fastify';
import { messageOf, StoreUnavailable } from '../errors';
import type { Attempt, Provider } from './Provider';
import { signIn } from './signIn';

declare module 'fastify' {
  interface Session {
    attempt?: Attempt;
  }
}

const ATTEMPT_MS = 10 * 60_000;
const limited = { config: { rateLimit: { max: 30, timeWindow: '1 minute' } } } as const;
/** The address of the answer has a code in it: it is not logged. */
const unlogged = { ...limited, logLevel: 'warn' } as const;

/** To the provider, back from it, and out. */
export function providerRoutes(options: {
  readonly server: FastifyInstance;
  readonly provider: Provider;
  /** From signing in to being asked again. */
  readonly minutes: number;
}): void {
  const { server, provider, minutes } = options;

  server.get('/session/login', limited, async (request, reply) => {
    const { attempt, url } = await provider.begin();
    // Whoever never comes back leaves nothing in the store for long.
    if (!request.session.person) request.session.options({ maxAge: ATTEMPT_MS });
    request.session.attempt = attempt;
    return reply.header('cache-control', 'no-store').redirect(url, 303);
  });

  server.get('/session/callback', unlogged, async (request, reply) => {
    const { attempt } = request.session;
    // One attempt, one answer: a second one finds nothing.
    request.session.attempt = undefined;
    reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
    if (!attempt) return refuse('no attempt to sign in is open');
    try {
      const person = await provider.finish({ attempt, url: request.url });
      await signIn({ request, person, minutes });
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      return refuse(messageOf(error));
    }
    return reply.redirect('/', 303);

    function refuse(reason: string) {
      request.log.warn({ reason }, 'sign-in refused');
      return reply.code(401).send({
        error: 'sign-in-refused',
        message: 'Signing in did not work. Begin again at /session/login.',
      });
    }
  });

  server.delete('/session', async (request, reply) => {
    await request.session.destroy();
    // For the page to go to, so that the provider forgets the person too.
    return reply.send({ signOutUrl: await provider.signOutUrl().catch(() => undefined) });
  });
}
