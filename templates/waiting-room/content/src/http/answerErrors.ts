import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { StoreUnavailable } from '../errors';

/** A refusal with a status and a word the page can translate. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: string;

  constructor(options: {
    readonly status: number;
    readonly code: string;
    readonly message: string;
  }) {
    super(options.message);
    this.status = options.status;
    this.code = options.code;
  }
}

/** All errors leave as `{ error: { code, message } }`; surprises are logged and not told. */
export function answerErrors(app: FastifyInstance): void {
  app.setNotFoundHandler(async (request, reply) => {
    await reply.code(404).send({
      error: { code: 'not-found', message: `There is no ${request.url}.` },
    });
  });
  app.setErrorHandler(async (error, request, reply) => {
    const { status, code, message } = describe(error);
    if (status >= 500) request.log.error({ err: error }, message);
    if (status === 503) reply.header('retry-after', '2');
    await reply.code(status).send({ error: { code, message } });
  });
}

function describe(error: unknown) {
  if (error instanceof Refusal) {
    return { status: error.status, code: error.code, message: error.message };
  }
  if (error instanceof StoreUnavailable) {
    return {
      status: 503,
      code: 'store-unavailable',
      message: 'The store does not answer. Nothing is lost; try again.',
    };
  }
  if (error instanceof z.ZodError) {
    return {
      status: 400,
      code: 'bad-request',
      message: error.issues
        .map(issue => `${issue.path.join('.')}: ${issue.message}`)
        .join('; '),
    };
  }
  const status = statusOf(error);
  if (status !== undefined && status < 500) {
    return {
      status,
      code: status === 429 ? 'too-many-requests' : 'bad-request',
      message: error instanceof Error ? error.message : 'The request is wrong.',
    };
  }
  return { status: 500, code: 'internal', message: 'Something went wrong.' };
}

/** The status that the framework put on its own errors. */
function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if (!('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}
