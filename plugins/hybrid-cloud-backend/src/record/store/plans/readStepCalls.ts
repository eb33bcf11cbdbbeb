import { Knex } from 'knex';
import { PlanStepRow } from '../rows';

/** How often a step's call was intended so far. */
export async function readStepCalls(
  database: Knex,
  options: { readonly planId: string; readonly index: number },
): Promise<number> {
  const row = await database<PlanStepRow>('plan_step')
    .select('calls')
    .where({ plan_id: options.planId, idx: options.index })
    .first();
  return row?.calls ?? 0;
}
