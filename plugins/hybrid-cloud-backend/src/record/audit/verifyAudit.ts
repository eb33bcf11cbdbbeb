import { AuditVerifyResponse } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Knex } from 'knex';
import { toNumber } from '../store/json';
import { AuditRow } from '../store/rows';
import { GENESIS_HASH, auditHash } from './auditHash';

const PAGE = 1_000;

/**
 * Walks the chain from its beginning and says where it first does not hold: an entry that was changed, removed from
 * the middle, or put in. An entry cut off at the end cannot be seen from inside; compare with an exported last hash.
 */
export async function verifyAudit(
  database: Knex,
): Promise<AuditVerifyResponse> {
  let previousHash = GENESIS_HASH;
  let entries = 0;
  for (;;) {
    const page = await database<AuditRow>('audit_entry')
      .where('sequence', '>', entries)
      .orderBy('sequence')
      .limit(PAGE);
    for (const row of page) {
      if (!follows(row, entries, previousHash)) {
        return { intact: false, entries, firstBroken: toNumber(row.sequence) };
      }
      previousHash = row.hash;
      entries += 1;
    }
    if (page.length < PAGE) return { intact: true, entries };
  }
}

function follows(
  row: AuditRow,
  entriesBefore: number,
  previousHash: string,
): boolean {
  const sequence = toNumber(row.sequence);
  if (sequence !== entriesBefore + 1) return false;
  if (row.previous_hash !== previousHash) return false;
  const hash = auditHash(previousHash, {
    sequence,
    at: toNumber(row.at),
    actor: row.actor,
    event: row.event,
    workloadRef: row.workload_ref,
    planId: row.plan_id,
    payload: row.payload,
  });
  return hash === row.hash;
}
