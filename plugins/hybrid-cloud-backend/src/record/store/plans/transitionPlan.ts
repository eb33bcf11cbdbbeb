import { PlanState } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Knex } from 'knex';
import { AuditEvent, appendAudit } from '../../audit';
import { inTransaction } from '../inTransaction';
import { PlanRow } from '../rows';
import { hasEnded } from './hasEnded';

export interface TransitionPlanOptions {
  readonly id: string;
  /** The states it may be in now. */
  readonly from: readonly PlanState[];
  readonly to: PlanState;
  readonly now: number;
  readonly actor: string;
  readonly event: AuditEvent;
  /** One sentence for people; kept when the plan ends. */
  readonly outcome?: string;
  /** Further conditions on the row, checked in the same statement. */
  readonly where?: (query: Knex.QueryBuilder) => void;
}

/**
 * Moves a plan from one of the given states to another, with its audit entry, or does nothing.
 *
 * Safe because it is one guarded UPDATE: of any number of callers that would move the plan out of the same state, the
 * database lets one find the row still in it. Returns whether this caller was the one.
 */
export async function transitionPlan(
  database: Knex,
  options: TransitionPlanOptions,
): Promise<boolean> {
  const { id, from, to, now, outcome } = options;
  return inTransaction(database, async transaction => {
    const query = transaction<PlanRow>('plan')
      .where({ id })
      .whereIn('state', [...from]);
    options.where?.(query);
    const updated = await query.update({
      state: to,
      updated_at: now,
      ...(hasEnded(to) ? { ended_at: now } : {}),
      ...(outcome === undefined ? {} : { outcome }),
    });
    if (updated === 0) return false;
    const plan = await transaction<PlanRow>('plan')
      .select('workload_ref', 'digest')
      .where({ id })
      .first();
    await appendAudit(transaction, {
      at: now,
      actor: options.actor,
      event: options.event,
      workloadRef: plan?.workload_ref,
      planId: id,
      payload: { state: to, outcome, digest: plan?.digest },
    });
    return true;
  });
}
