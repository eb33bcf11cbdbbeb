import { Plan } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Knex } from 'knex';
import { PlanRow } from '../rows';
import { assemblePlans } from './assemblePlans';

/** Every plan that has not ended (or that of one workload), keyed by workload ref: the database allows one for each. */
export async function readOpenPlans(
  database: Knex,
  options: { readonly workloadRef?: string } = {},
): Promise<ReadonlyMap<string, Plan>> {
  const query = database<PlanRow>('plan').whereNull('ended_at');
  if (options.workloadRef) query.where('workload_ref', options.workloadRef);
  const plans = await assemblePlans(database, await query);
  return new Map(plans.map(plan => [plan.workloadRef, plan]));
}
