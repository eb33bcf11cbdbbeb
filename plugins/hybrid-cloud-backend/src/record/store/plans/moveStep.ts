import { StepState } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Knex } from 'knex';
import { AuditEvent, appendAudit } from '../../audit';
import { inTransaction } from '../inTransaction';
import { PlanRow, PlanStepRow } from '../rows';

export interface MoveStepOptions {
  readonly planId: string;
  readonly index: number;
  readonly from: readonly StepState[];
  readonly to: StepState;
  readonly now: number;
  readonly event: AuditEvent;
  /** What was seen, or why it failed: one sentence. */
  readonly outcome?: string;
  /** For the audit entry. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/**
 * Moves a step between states with its audit entry, or does nothing. Entering `intended` counts a call before it is
 * made. Guarded like a plan's transition, and only while the plan is executing. Returns whether it moved.
 */
export async function moveStep(
  database: Knex,
  options: MoveStepOptions,
): Promise<boolean> {
  const { planId, index, from, to, now, outcome } = options;
  return inTransaction(database, async transaction => {
    const updated = await transaction<PlanStepRow>('plan_step')
      .where({ plan_id: planId, idx: index })
      .whereIn('state', [...from])
      .whereExists(
        transaction<PlanRow>('plan').where({ id: planId, state: 'executing' }),
      )
      .update({
        state: to,
        ...moment(transaction, to, now),
        ...(outcome === undefined ? {} : { outcome }),
      });
    if (updated === 0) return false;
    const plan = await transaction<PlanRow>('plan')
      .select('workload_ref')
      .where({ id: planId })
      .first();
    await appendAudit(transaction, {
      at: now,
      actor: 'portal',
      event: options.event,
      workloadRef: plan?.workload_ref,
      planId,
      payload: { index, state: to, outcome, ...options.details },
    });
    return true;
  });
}

function moment(transaction: Knex, to: StepState, now: number) {
  switch (to) {
    case 'intended':
      return {
        intended_at: transaction.raw('COALESCE(intended_at, ?)', [now]),
        calls: transaction.raw('calls + 1'),
      };
    case 'accepted':
      return { accepted_at: now };
    case 'verified':
      return { verified_at: now };
    case 'waiting':
    case 'skipped':
    case 'failed':
      return {};
    default: {
      const never: never = to;
      throw new Error(`unknown step state ${never}`);
    }
  }
}
