import { StatusError } from '../StatusError';

/** How the whole API misbehaves, when it is made to. */
export type ApiFault = 'none' | 'throttle' | 'break' | 'unauthorized';

/** Throws what an API server in that trouble answers. */
export function refuseByFault(fault: ApiFault): void {
  switch (fault) {
    case 'none':
      return;
    case 'throttle':
      throw new StatusError({
        reason: 'TooManyRequests',
        message: 'Too many requests, please try again later.',
        details: { retryAfterSeconds: 1 },
      });
    case 'break':
      throw new StatusError({
        reason: 'InternalError',
        message: 'Internal error occurred: etcdserver: request timed out',
      });
    case 'unauthorized':
      throw new StatusError({
        reason: 'Unauthorized',
        message: 'Unauthorized',
      });
    default: {
      const never: never = fault;
      throw new Error(`unknown fault ${never}`);
    }
  }
}
