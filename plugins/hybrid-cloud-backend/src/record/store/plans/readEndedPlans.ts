import {
  Plan,
  PlanState,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Knex } from 'knex';
import { PlanRow } from '../rows';
import { assemblePlans } from './assemblePlans';

const REMEMBERED: readonly PlanState[] = [
  'succeeded',
  'failed',
  'rolled-back',
  'rejected',
  'cancelled',
];

export type EndedPlansOptions =
  /** Those that ended at or after a moment. */
  | { readonly since: number }
  /** The newest of each workload, however old. */
  | { readonly perWorkload: number };

/** Plans that were carried out, or that a person refused; newest first. */
export async function readEndedPlans(
  database: Knex,
  options: EndedPlansOptions,
): Promise<Plan[]> {
  const query = database<PlanRow>('plan')
    .whereIn('state', [...REMEMBERED])
    .orderBy('ended_at', 'desc');
  if ('since' in options) {
    query.where('ended_at', '>=', options.since);
  } else {
    const ranked = database<PlanRow>('plan')
      .whereIn('state', [...REMEMBERED])
      .select('id')
      .rowNumber('place', function place() {
        this.partitionBy('workload_ref').orderBy('ended_at', 'desc');
      })
      .as('ranked');
    query.whereIn(
      'id',
      database
        .from(ranked)
        .where('place', '<=', options.perWorkload)
        .select('id'),
    );
  }
  return assemblePlans(database, await query);
}
