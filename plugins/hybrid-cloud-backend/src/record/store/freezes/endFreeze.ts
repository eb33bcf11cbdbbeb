import { Knex } from 'knex';
import { appendAudit } from '../../audit';
import { inTransaction } from '../inTransaction';
import { toNumber } from '../json';
import { FreezeRow } from '../rows';

export type EndFreezeOutcome =
  | { readonly kind: 'ended'; readonly workloadRef?: string }
  /** Its time had come, or somebody else was faster. */
  | { readonly kind: 'over' }
  | { readonly kind: 'unknown' };

/**
 * Ends a freeze before its time, with an audit entry, or does nothing. Safe because it is one guarded UPDATE: of two
 * who end the same freeze one finds it in force, and one whose time has come is not ended again.
 */
export async function endFreeze(
  database: Knex,
  options: { readonly id: string; readonly by: string; readonly now: number },
): Promise<EndFreezeOutcome> {
  const { id, by, now } = options;
  return inTransaction(database, async transaction => {
    const updated = await transaction<FreezeRow>('deployment_freeze')
      .where({ id })
      .andWhere('until', '>', now)
      .whereNull('ended_at')
      .update({ ended_at: now });
    const row = await transaction<FreezeRow>('deployment_freeze')
      .where({ id })
      .first();
    if (!row) return { kind: 'unknown' };
    if (updated === 0) return { kind: 'over' };
    const workloadRef = row.workload_ref ?? undefined;
    await appendAudit(transaction, {
      at: now,
      actor: by,
      event: 'freeze.ended',
      workloadRef,
      payload: { freezeId: id, until: toNumber(row.until), reason: row.reason },
    });
    return { kind: 'ended', workloadRef };
  });
}
