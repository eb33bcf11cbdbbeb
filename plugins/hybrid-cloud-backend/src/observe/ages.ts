import {
  Reading,
  ReadingKind,
  Witness,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

export type AgeLimits = Readonly<Record<ReadingKind, number>>;

/**
 * Seconds past which a reading of each kind is stale. ALB metrics have a 60-s grain and arrive up to two minutes late;
 * DMS writes its latencies every minute; everything else is looked at on each tick.
 */
export const DEFAULT_AGE_LIMITS: AgeLimits = {
  placement: 30,
  utilisation: 60,
  'configured-split': 15,
  'observed-split': 240,
  'target-health': 15,
  probe: 15,
  'replication-lag': 180,
  'replication-state': 60,
  'queue-depth': 30,
};

/** A fresh reading past its age limit becomes stale; every other reading stays what it is. */
export function withAge<T>(
  reading: Reading<T>,
  maxAgeSeconds: number,
  now: number,
): Reading<T> {
  if (reading.state !== 'fresh') return reading;
  if (now - reading.observedAt <= maxAgeSeconds * 1000) return reading;
  return { ...reading, state: 'stale', maxAgeSeconds };
}

/** A witness whose reading is past its age has nothing to say any more. */
export function witnessWithAge(
  witness: Witness,
  maxAgeSeconds: number,
  now: number,
): Witness {
  const reading = withAge(witness.reading, maxAgeSeconds, now);
  if (reading.state === 'fresh') return witness;
  return { ...witness, verdict: 'unknown', reading };
}
