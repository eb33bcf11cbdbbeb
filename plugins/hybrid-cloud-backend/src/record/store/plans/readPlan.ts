import { Plan } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Knex } from 'knex';
import { PlanRow } from '../rows';
import { assemblePlans } from './assemblePlans';

/** One plan with its steps and votes, or undefined. */
export async function readPlan(
  database: Knex,
  id: string,
): Promise<Plan | undefined> {
  const rows = await database<PlanRow>('plan').where({ id }).limit(1);
  const [plan] = await assemblePlans(database, rows);
  return plan;
}
