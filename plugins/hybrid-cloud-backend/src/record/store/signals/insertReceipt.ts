import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

export interface SignalReceipt {
  readonly key: string;
  readonly source: 'alertmanager';
  readonly receivedAt: number;
}

/**
 * Notes that a signal has come. Returns whether it is the first of its key: the primary key lets one of any number of
 * replicas that receive the same signal be the first.
 */
export async function insertReceipt(
  database: Knex,
  receipt: SignalReceipt,
): Promise<boolean> {
  const { key, source, receivedAt } = receipt;
  try {
    await database('signal_receipt').insert({
      key,
      source,
      received_at: receivedAt,
    });
    return true;
  } catch (error) {
    if (isDatabaseConflictError(error)) return false;
    throw error;
  }
}
