import { ReplyError } from 'ioredis';
import { messageOf, StoreUnavailable } from '../errors';

/** Replies that say "not now" rather than "never". */
const TRANSIENT =
  /^(LOADING|READONLY|MASTERDOWN|TRYAGAIN|CLUSTERDOWN|BUSY|OOM|MISCONF)\b/;

/**
 * Runs a call of Redis. What does not come from a mistake of ours (lost
 * connection, timeout, a server that is loading or read-only) becomes
 * StoreUnavailable; the rest is passed on.
 */
export async function reach<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof ReplyError && !TRANSIENT.test(messageOf(error))) {
      throw error;
    }
    throw new StoreUnavailable(`Redis did not answer: ${messageOf(error)}`, {
      cause: error,
    });
  }
}
