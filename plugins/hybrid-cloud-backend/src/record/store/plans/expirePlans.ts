import { Knex } from 'knex';
import { PlanRow } from '../rows';
import { transitionPlan } from './transitionPlan';

/**
 * Ends plans nobody approved in time. Expiry means no. The predicate is in the UPDATE itself, as in every vote, so a
 * plan is either approved in time or expired, never both. Returns the ids this caller expired.
 */
export async function expirePlans(
  database: Knex,
  options: { readonly now: number },
): Promise<readonly { readonly id: string; readonly workloadRef: string }[]> {
  const due = await database<PlanRow>('plan')
    .select('id', 'workload_ref')
    .where('state', 'awaiting-approval')
    .andWhere('expires_at', '<=', options.now);
  const expired = [];
  for (const { id, workload_ref: workloadRef } of due) {
    const won = await transitionPlan(database, {
      id,
      from: ['awaiting-approval'],
      to: 'expired',
      now: options.now,
      actor: 'portal',
      event: 'plan.expired',
      outcome: 'Nobody approved it in time; expiry means no.',
      where: query => query.andWhere('expires_at', '<=', options.now),
    });
    if (won) expired.push({ id, workloadRef });
  }
  return expired;
}
