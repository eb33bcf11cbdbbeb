import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Student } from '../enrolment/Student';
import { AppContext } from './AppContext';
import { Refusal } from './answerErrors';
import { headerOf, SESSION_COOKIE, signedIn } from './authenticate';

const id = z
  .string()
  .trim()
  .regex(/^[\w.@+-]{1,128}$/, {
    error: 'expected letters, digits and . @ + - _, at most 128',
  });
const language = z.enum(['en', 'ko']).default('en');
const formSchema = z.object({
  id,
  name: z.string().trim().min(1).max(100),
  email: z.email().optional(),
  language,
});
const headerSchema = z.object({ language });

/** Sign in, ask who one is, sign out. */
export function sessionRoutes(options: {
  readonly app: FastifyInstance;
  readonly context: AppContext;
}): void {
  const { app, context } = options;
  const { sessions } = context.stores;
  const cookie = {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: context.config.session.secureCookie,
  } as const;

  app.get('/api/session', async request => ({
    signIn: context.config.signIn.kind,
    student: await signedIn({ request, context }),
  }));

  app.post('/api/session', async (request, reply) => {
    const student = studentOf({ request, context });
    const { secret } = await sessions.create({ student });
    await reply
      .setCookie(SESSION_COOKIE, secret, {
        ...cookie,
        maxAge: context.config.session.seconds,
      })
      .code(201)
      .send({ signIn: context.config.signIn.kind, student });
  });

  app.delete('/api/session', async (request, reply) => {
    const secret = request.cookies[SESSION_COOKIE];
    if (secret) await sessions.remove({ secret });
    await reply.clearCookie(SESSION_COOKIE, cookie).code(204).send();
  });
}

function studentOf(options: {
  readonly request: FastifyRequest;
  readonly context: AppContext;
}): Student {
  const { request, context } = options;
  const { signIn } = context.config;
  if (signIn.kind === 'form') return formSchema.parse(request.body);
  const found = headerOf(request, signIn.idHeader);
  if (found === undefined) {
    throw new Refusal({
      status: 401,
      code: 'not-signed-in',
      message: `The proxy in front named nobody (${signIn.idHeader}).`,
    });
  }
  return {
    id: id.parse(found),
    name: headerOf(request, signIn.nameHeader) ?? found,
    email: headerOf(request, signIn.emailHeader),
    language: headerSchema.parse(request.body ?? {}).language,
  };
}
