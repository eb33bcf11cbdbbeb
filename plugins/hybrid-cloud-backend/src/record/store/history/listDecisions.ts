import { Decision } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Knex } from 'knex';
import { parseJson } from '../json';
import { decisionSchema } from '../schemas';

export interface ListDecisionsOptions {
  readonly workloadRef?: string;
  readonly kind?: Decision['kind'];
  /** Before this moment only. */
  readonly before?: number;
  readonly limit: number;
}

/** Decisions as they changed, newest first. */
export async function listDecisions(
  database: Knex,
  options: ListDecisionsOptions,
): Promise<Decision[]> {
  const query = database<{ readonly decision: string }>('decision_entry')
    .select('decision')
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(options.limit);
  if (options.workloadRef) query.where('workload_ref', options.workloadRef);
  if (options.kind) query.where('kind', options.kind);
  if (options.before !== undefined) query.where('at', '<', options.before);
  const rows = await query;
  return rows.map(row => parseJson(decisionSchema, row.decision, 'decision'));
}
