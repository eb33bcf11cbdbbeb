import {
  Plan,
  PlanState,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Knex } from 'knex';
import { PlanRow } from '../rows';
import { assemblePlans } from './assemblePlans';

export interface ListPlansOptions {
  readonly workloadRef?: string;
  readonly states?: readonly PlanState[];
  readonly createdFrom?: number;
  readonly limit: number;
}

/** Newest first. */
export async function listPlans(
  database: Knex,
  options: ListPlansOptions,
): Promise<Plan[]> {
  const query = database<PlanRow>('plan')
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(options.limit);
  if (options.workloadRef) query.where('workload_ref', options.workloadRef);
  if (options.states) query.whereIn('state', [...options.states]);
  if (options.createdFrom !== undefined) {
    query.where('created_at', '>=', options.createdFrom);
  }
  return assemblePlans(database, await query);
}
