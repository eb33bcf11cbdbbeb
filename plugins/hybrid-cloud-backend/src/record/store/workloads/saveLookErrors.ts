import { Knex } from 'knex';
import { inTransaction } from '../inTransaction';

export interface LookError {
  readonly ref: string;
  /** One sentence. */
  readonly message: string;
}

/** Says of workloads that the latest look failed, and why. What was last seen stays, and ages. */
export async function saveLookErrors(
  database: Knex,
  options: { readonly errors: readonly LookError[]; readonly now: number },
): Promise<void> {
  await inTransaction(database, async transaction => {
    for (const { ref, message } of options.errors) {
      await transaction('workload_state')
        .where({ ref })
        .update({ last_error: message, updated_at: options.now });
    }
  });
}
