import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { appendAudit } from '../../audit';
import { inTransaction } from '../inTransaction';
import { toNumber } from '../json';
import { ApprovalRow, PlanRow } from '../rows';
import { transitionPlan } from './transitionPlan';

export interface VoteOnPlanOptions {
  readonly id: string;
  readonly by: string;
  readonly verdict: 'approved' | 'rejected';
  /** What was on the voter's screen. */
  readonly digest: string;
  readonly reason?: string;
  readonly now: number;
}

export type VoteOutcome =
  /** The vote was the last one needed. */
  | { readonly kind: 'decided' }
  /** The vote counts; more are needed. */
  | { readonly kind: 'counted'; readonly missing: number }
  /** Not awaiting approval any more, expired, or another digest. */
  | { readonly kind: 'too-late' }
  | { readonly kind: 'already-voted' };

/**
 * Gives one person's yes or no to one digest.
 *
 * Safe because the first statement is a guarded UPDATE on id, state, digest and expiry. It holds the plan's row until
 * the transaction ends, so votes, rejection, expiry and cancellation come one after the other, and whoever finds the
 * row changed has lost. Votes are counted under that lock; a person's second vote meets the primary key.
 */
export async function voteOnPlan(
  database: Knex,
  options: VoteOnPlanOptions,
): Promise<VoteOutcome> {
  try {
    return await inTransaction(database, async transaction => {
      const held = await awaiting(transaction, options).update({
        updated_at: options.now,
      });
      if (held === 0) return { kind: 'too-late' };
      await transaction('approval').insert({
        plan_id: options.id,
        voter: options.by,
        verdict: options.verdict,
        digest: options.digest,
        reason: options.reason ?? null,
        at: options.now,
      });
      if (options.verdict === 'rejected') {
        return finish(transaction, options, 'rejected');
      }
      const missing = await countMissing(transaction, options);
      if (missing > 0) {
        await recordVote(transaction, options);
        return { kind: 'counted', missing };
      }
      return finish(transaction, options, 'approved');
    });
  } catch (error) {
    if (isDatabaseConflictError(error)) return { kind: 'already-voted' };
    throw error;
  }
}

function awaiting(transaction: Knex, options: VoteOnPlanOptions) {
  return transaction<PlanRow>('plan')
    .where({
      id: options.id,
      state: 'awaiting-approval',
      digest: options.digest,
    })
    .andWhere('expires_at', '>', options.now);
}

async function countMissing(
  transaction: Knex,
  options: VoteOnPlanOptions,
): Promise<number> {
  const plan = await transaction<PlanRow>('plan')
    .select('approvals_needed')
    .where({ id: options.id })
    .first();
  const votes = await transaction<ApprovalRow>('approval')
    .where({
      plan_id: options.id,
      verdict: 'approved',
      digest: options.digest,
    })
    .count({ count: '*' })
    .first();
  return (plan?.approvals_needed ?? 1) - toNumber(votes?.count ?? 0);
}

async function finish(
  transaction: Knex,
  options: VoteOnPlanOptions,
  to: 'approved' | 'rejected',
): Promise<VoteOutcome> {
  const words = options.reason ? `: ${options.reason}` : '';
  await transitionPlan(transaction, {
    id: options.id,
    from: ['awaiting-approval'],
    to,
    now: options.now,
    actor: options.by,
    event: to === 'approved' ? 'plan.approved' : 'plan.rejected',
    outcome:
      to === 'rejected' ? `Rejected by ${options.by}${words}` : undefined,
  });
  return { kind: 'decided' };
}

async function recordVote(transaction: Knex, options: VoteOnPlanOptions) {
  await appendAudit(transaction, {
    at: options.now,
    actor: options.by,
    event: 'plan.approval-given',
    planId: options.id,
    payload: { digest: options.digest, reason: options.reason },
  });
}
