import {
  Instant,
  Weights,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Knex } from 'knex';
import { parseJson, toNumber } from '../json';
import { BigIntColumn } from '../rows';
import { stepSchema } from '../schemas';

/** Weights this portal set and read back. */
export interface LastWeights {
  readonly weights: Weights;
  readonly at: Instant;
}

/** The last weights the portal itself left each workload with; a workload it never touched has no entry. */
export async function readLastWeights(
  database: Knex,
): Promise<ReadonlyMap<string, LastWeights>> {
  const rows: readonly {
    readonly workload_ref: string;
    readonly step: string;
    readonly verified_at: BigIntColumn;
  }[] = await database('plan_step')
    .join('plan', 'plan.id', 'plan_step.plan_id')
    .where('plan_step.state', 'verified')
    .andWhere('plan_step.step', 'like', '%"set-weights"%')
    .orderBy('plan_step.verified_at')
    .select('plan.workload_ref', 'plan_step.step', 'plan_step.verified_at');
  const last = new Map<string, LastWeights>();
  for (const row of rows) {
    const step = parseJson(stepSchema, row.step, 'step');
    if (step.kind !== 'set-weights') continue;
    const at = toNumber(row.verified_at);
    last.set(row.workload_ref, { weights: step.after, at });
  }
  return last;
}
