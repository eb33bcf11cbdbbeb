import { PastObservation } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Knex } from 'knex';
import { parseJson, toNumber } from '../json';
import { BigIntColumn } from '../rows';
import { pastSiteVerdictsSchema } from '../schemas';

interface TickRow {
  readonly workload_ref: string;
  readonly at: BigIntColumn;
  readonly verdicts: string;
}

const CHUNK = 200;

const HOUR = 3_600_000;
const CLOSE = 3 * 60_000;

/**
 * Verdicts of the last hour, oldest first, by workload: all of the last three minutes, and before that those of the
 * first five seconds of each half minute. A workload nothing is known of has no entry.
 */
export async function readRecentTicks(
  database: Knex,
  options: { readonly refs: readonly string[]; readonly now: number },
): Promise<ReadonlyMap<string, readonly PastObservation[]>> {
  const ticks = new Map<string, PastObservation[]>();
  for (let start = 0; start < options.refs.length; start += CHUNK) {
    const rows = await database<TickRow>('observation_tick')
      .whereIn('workload_ref', options.refs.slice(start, start + CHUNK))
      .andWhere('at', '>=', options.now - HOUR)
      .andWhere(query =>
        query
          .where('at', '>=', options.now - CLOSE)
          .orWhereRaw('at % 30000 < 5000'),
      )
      .orderBy('at');
    for (const row of rows) {
      const past = ticks.get(row.workload_ref) ?? [];
      past.push({
        at: toNumber(row.at),
        sites: parseJson(pastSiteVerdictsSchema, row.verdicts, 'verdicts'),
      });
      ticks.set(row.workload_ref, past);
    }
  }
  return ticks;
}
