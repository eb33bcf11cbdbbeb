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
 * Who asks, by the session cookie; undefined for nobody. Behind a signing-in
 * proxy the session must also be that of the person the proxy names now.
 */
export async function signedIn(options: {
  readonly request: FastifyRequest;
  readonly context: AppContext;
}): Promise<Student | undefined> {
  const { request, context } = options;
  const secret = request.cookies[SESSION_COOKIE];
  if (!secret) return undefined;
  const student = await context.stores.sessions.find({ secret });
  const { signIn } = context.config;
  if (signIn.kind === 'form' || !student) return student;
  return headerOf(request, signIn.idHeader) === student.id
    ? student
    : undefined;
}

/** As signedIn, but nobody is a 401 Refusal. */
export async function authenticate(options: {
  readonly request: FastifyRequest;
  readonly context: AppContext;
}): Promise<Student> {
  const student = await signedIn(options);
  if (student) return student;
  throw new Refusal({
    status: 401,
    code: 'not-signed-in',
    message: 'Sign in first.',
  });
}
