import { Knex } from 'knex';
import { inTransaction, isPostgres } from '../store/inTransaction';
import { toNumber } from '../store/json';
import { AuditRow } from '../store/rows';
import { AuditEvent } from './AuditEvent';
import { GENESIS_HASH, auditHash } from './auditHash';
import { canonicalJson } from './canonicalJson';

/** Any number that nothing else in this database locks; "hyca" in ASCII. */
const ADVISORY_LOCK = 0x68796361;

/** What is to be recorded. The payload says why, before and after, and holds no secret. */
export interface NewAuditEntry {
  readonly at: number;
  /** `policy`, `portal` or a user's entity ref. */
  readonly actor: string;
  readonly event: AuditEvent;
  readonly workloadRef?: string;
  readonly planId?: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/**
 * Appends one entry to the chain.
 *
 * Safe because appends are one after the other: on PostgreSQL by an advisory lock held until the transaction ends, on
 * SQLite because it has one writer. Should both fail, the primary key on `sequence` lets only one of two successors of
 * the same entry in. Inside a caller's transaction the entry exists if, and only if, the change it describes does;
 * the lock is taken last there, so it cannot be part of a deadlock.
 */
export async function appendAudit(
  database: Knex,
  entry: NewAuditEntry,
): Promise<void> {
  await inTransaction(database, async transaction => {
    if (isPostgres(transaction)) {
      await transaction.raw('SELECT pg_advisory_xact_lock(?)', [ADVISORY_LOCK]);
    }
    const last = await transaction<AuditRow>('audit_entry')
      .select('sequence', 'hash')
      .orderBy('sequence', 'desc')
      .first();
    const sequence = last ? toNumber(last.sequence) + 1 : 1;
    const previousHash = last ? last.hash : GENESIS_HASH;
    const hashed = {
      sequence,
      at: entry.at,
      actor: entry.actor,
      event: entry.event,
      workloadRef: entry.workloadRef ?? null,
      planId: entry.planId ?? null,
      payload: canonicalJson(entry.payload),
    };
    await transaction('audit_entry').insert({
      sequence,
      at: hashed.at,
      actor: hashed.actor,
      event: hashed.event,
      workload_ref: hashed.workloadRef,
      plan_id: hashed.planId,
      payload: hashed.payload,
      previous_hash: previousHash,
      hash: auditHash(previousHash, hashed),
    });
  });
}
