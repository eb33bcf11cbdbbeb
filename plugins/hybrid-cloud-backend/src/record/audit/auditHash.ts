import { createHash } from 'crypto';
import { canonicalJson } from './canonicalJson';

/** The hash before the first entry. */
export const GENESIS_HASH = '0'.repeat(64);

/** Everything of an entry that its hash covers. */
export interface HashedEntry {
  readonly sequence: number;
  readonly at: number;
  readonly actor: string;
  readonly event: string;
  readonly workloadRef: string | null;
  readonly planId: string | null;
  /** Canonical JSON, as stored. */
  readonly payload: string;
}

/** Hex SHA-256 over the hash of the entry before and the whole of this one. */
export function auditHash(previousHash: string, entry: HashedEntry): string {
  return createHash('sha256')
    .update(previousHash)
    .update('\n')
    .update(
      canonicalJson({
        sequence: entry.sequence,
        at: entry.at,
        actor: entry.actor,
        event: entry.event,
        workloadRef: entry.workloadRef,
        planId: entry.planId,
        payload: entry.payload,
      }),
    )
    .digest('hex');
}
