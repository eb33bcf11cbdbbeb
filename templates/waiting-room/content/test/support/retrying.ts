import { setTimeout as delay } from 'node:timers/promises';
import { StoreUnavailable } from '../../src/errors';

/** What a client does: the same call again until the store answers. */
export async function retrying<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || attempt > 600) throw error;
      await delay(20);
    }
  }
}
