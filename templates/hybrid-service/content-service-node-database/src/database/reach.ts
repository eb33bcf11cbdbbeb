import { StoreUnavailable } from '../errors';
import { isAway } from './isAway';

/**
 * Runs one call of the database. Throws StoreUnavailable when it does not
 * answer or refuses work for now; anything else is our own fault.
 */
export async function reach<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (isAway(error)) {
      throw new StoreUnavailable('The database is away', { cause: error });
    }
    throw error;
  }
}
