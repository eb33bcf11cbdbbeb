import { HistoryPoint } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Knex } from 'knex';
import { parseJson, parseOptionalJson, toNumber } from '../json';
import { BigIntColumn } from '../rows';
import { ratiosBySiteSchema, weightsSchema } from '../schemas';
import { HISTORY_GRAIN } from './historyRow';

interface HistoryRow {
  readonly workload_ref: string;
  readonly at: BigIntColumn;
  readonly lag_seconds: number | null;
  readonly queue_depth: number | null;
  readonly utilisation: string;
  readonly configured: string | null;
  readonly observed: string | null;
}

export interface ReadHistoryOptions {
  readonly workloadRef: string;
  readonly from: number;
  readonly to: number;
  /** At most about this many points: of each stretch the first is given. */
  readonly maxPoints: number;
}

/**
 * Points of the charts, oldest first. The casts matter: SQLite is handed large numbers as floating point, and its
 * division of those would not round down.
 */
export async function readHistory(
  database: Knex,
  options: ReadHistoryOptions,
): Promise<HistoryPoint[]> {
  const { workloadRef, from, to } = options;
  const stretch = Math.max(
    HISTORY_GRAIN,
    Math.ceil((to - from) / options.maxPoints),
  );
  const range = () =>
    database<HistoryRow>('reading_history')
      .where('workload_ref', workloadRef)
      .andWhereBetween('at', [from, to]);
  const firsts = range()
    .min('at')
    .groupByRaw('(at - CAST(? AS BIGINT)) / CAST(? AS BIGINT)', [
      from,
      stretch,
    ]);
  const rows: HistoryRow[] = await range()
    .whereIn('at', firsts)
    .orderBy('at')
    .select('*');
  return rows.map(toPoint);
}

function toPoint(row: HistoryRow): HistoryPoint {
  return {
    at: toNumber(row.at),
    lagSeconds: row.lag_seconds,
    queueDepth: row.queue_depth,
    utilisation: parseJson(ratiosBySiteSchema, row.utilisation, 'utilisation'),
    configured:
      parseOptionalJson(weightsSchema, row.configured, 'configured') ?? null,
    observed:
      parseOptionalJson(weightsSchema, row.observed, 'observed') ?? null,
  };
}
