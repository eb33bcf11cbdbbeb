import {
  AuditEntry,
  AuditResponse,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { parseJson, toNumber } from '../store/json';
import { AuditRow } from '../store/rows';

const payloadSchema = z.record(z.string(), z.unknown());

export interface ListAuditOptions {
  readonly workloadRef?: string;
  readonly planId?: string;
  /** Entries before this sequence only: the `nextCursor` of the page before. */
  readonly cursor?: number;
  readonly limit: number;
}

/** Newest first, one page at a time. */
export async function listAudit(
  database: Knex,
  options: ListAuditOptions,
): Promise<AuditResponse> {
  const query = database<AuditRow>('audit_entry')
    .orderBy('sequence', 'desc')
    .limit(options.limit + 1);
  if (options.workloadRef) query.where('workload_ref', options.workloadRef);
  if (options.planId) query.where('plan_id', options.planId);
  if (options.cursor !== undefined)
    query.where('sequence', '<', options.cursor);
  const rows = await query;
  const items = rows.slice(0, options.limit).map(toEntry);
  const more = rows.length > options.limit;
  return { items, nextCursor: more ? items.at(-1)?.sequence : undefined };
}

function toEntry(row: AuditRow): AuditEntry {
  return {
    sequence: toNumber(row.sequence),
    at: toNumber(row.at),
    actor: row.actor,
    event: row.event,
    workloadRef: row.workload_ref ?? undefined,
    planId: row.plan_id ?? undefined,
    payload: parseJson(payloadSchema, row.payload, 'audit payload'),
    hash: row.hash,
  };
}
