import type { FastifyRequest } from 'fastify';
import type { Student } from '../enrolment/Student';
import { AppContext } from './AppContext';
import { Refusal } from './answerErrors';

export const SESSION_COOKIE = 'session';

export function headerOf(
  request: FastifyRequest,
  name: string,
): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/**
 * Who asks, by the session cookie. Behind a signing-in proxy the session must
 * also be that of the person the proxy names now. Throws a 401 Refusal.
 */
export async function authenticate(options: {
  readonly request: FastifyRequest;
  readonly context: AppContext;
}): Promise<Student> {
  const { request, context } = options;
  const secret = request.cookies[SESSION_COOKIE];
  const student = secret
    ? await context.stores.sessions.find({ secret })
    : undefined;
  const { signIn } = context.config;
  const other =
    signIn.kind === 'header' &&
    student !== undefined &&
    headerOf(request, signIn.idHeader) !== student.id;
  if (!student || other) {
    throw new Refusal({
      status: 401,
      code: 'not-signed-in',
      message: 'Sign in first.',
    });
  }
  return student;
}
