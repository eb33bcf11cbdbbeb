import { Instant } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Knex } from 'knex';
import { BigIntColumn } from './rows';
import { toNumber } from './json';

export interface Suppression {
  readonly until: Instant;
  readonly reason: string;
}

/** Suppressions in force, by workload; of several the one that lasts longest. */
export async function readSuppressions(
  database: Knex,
  options: { readonly now: number },
): Promise<ReadonlyMap<string, Suppression>> {
  const rows = await database<{
    readonly workload_ref: string;
    readonly until: BigIntColumn;
    readonly reason: string;
    readonly ended_at: BigIntColumn | null;
  }>('suppression')
    .where('until', '>', options.now)
    .whereNull('ended_at')
    .orderBy('until');
  return new Map(
    rows.map(row => [
      row.workload_ref,
      { until: toNumber(row.until), reason: row.reason },
    ]),
  );
}
