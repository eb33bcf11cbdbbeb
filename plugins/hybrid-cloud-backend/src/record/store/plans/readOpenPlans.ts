import { Plan } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Knex } from 'knex';
import { PlanRow } from '../rows';
import { assemblePlans } from './assemblePlans';

/** Every plan that has not ended, keyed by workload ref: the database allows one for each. */
export async function readOpenPlans(
  database: Knex,
): Promise<ReadonlyMap<string, Plan>> {
  const rows = await database<PlanRow>('plan').whereNull('ended_at');
  const plans = await assemblePlans(database, rows);
  return new Map(plans.map(plan => [plan.workloadRef, plan]));
}
