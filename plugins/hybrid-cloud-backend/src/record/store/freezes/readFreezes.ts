import { DeploymentFreeze } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Knex } from 'knex';
import { toNumber } from '../json';
import { FreezeRow } from '../rows';

export interface ReadFreezesOptions {
  readonly now: number;
  /** Only those that hold for this workload: its own and the fleet's. */
  readonly workloadRef?: string;
}

/** Freezes in force, the one that lasts longest last. */
export async function readFreezes(
  database: Knex,
  options: ReadFreezesOptions,
): Promise<DeploymentFreeze[]> {
  const { now, workloadRef } = options;
  const query = database<FreezeRow>('deployment_freeze')
    .where('until', '>', now)
    .whereNull('ended_at')
    .orderBy('until')
    .orderBy('id');
  if (workloadRef !== undefined) {
    query.where(either =>
      either.whereNull('workload_ref').orWhere('workload_ref', workloadRef),
    );
  }
  return (await query).map(row => ({
    id: row.id,
    workloadRef: row.workload_ref ?? undefined,
    until: toNumber(row.until),
    reason: row.reason,
    by: row.created_by,
    createdAt: toNumber(row.created_at),
  }));
}
