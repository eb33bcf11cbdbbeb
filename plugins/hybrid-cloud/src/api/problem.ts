import { isError } from '@backstage/errors';

/** What went wrong with a call, as far as it changes what a person should do next. */
export interface Problem {
  readonly kind:
    | 'bad-request'
    | 'unauthenticated'
    | 'forbidden'
    | 'not-found'
    | 'conflict'
    | 'throttled'
    | 'server'
    | 'unreachable';
  /** The backend's own words, or the browser's. */
  readonly message: string;
}

/** Sorts any thrown value into what a person can do about it. */
export function toProblem(error: unknown): Problem {
  const message = messageOf(error);
  const status = statusOf(error);
  if (status === undefined) {
    return { kind: 'unreachable', message };
  }
  return { kind: kindOf(status), message };
}

function kindOf(status: number): Problem['kind'] {
  switch (status) {
    case 400:
      return 'bad-request';
    case 401:
      return 'unauthenticated';
    case 403:
      return 'forbidden';
    case 404:
      return 'not-found';
    case 409:
      return 'conflict';
    case 429:
      return 'throttled';
    default:
      return 'server';
  }
}

function statusOf(error: unknown): number | undefined {
  if (typeof error === 'object' && error !== null && 'statusCode' in error) {
    return typeof error.statusCode === 'number' ? error.statusCode : undefined;
  }
  return undefined;
}

/** A `ResponseError` carries the server's sentence in its cause; its own message is only the status line. */
function messageOf(error: unknown): string {
  if (!isError(error)) {
    return String(error);
  }
  return isError(error.cause) ? error.cause.message : error.message;
}
