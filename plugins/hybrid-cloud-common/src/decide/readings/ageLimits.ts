import { ReadingKind } from '../../model';

/**
 * Seconds past which a reading of a kind is stale (rule 2). Ours are looked at every few seconds; ALB metrics have a
 * 60 s grain and arrive up to three minutes late, DMS latency likewise one grain.
 */
export const DEFAULT_MAX_AGE_SECONDS: Readonly<Record<ReadingKind, number>> = {
  probe: 20,
  'target-health': 20,
  placement: 20,
  utilisation: 60,
  'configured-split': 20,
  'observed-split': 240,
  'replication-lag': 180,
  'replication-state': 60,
  'queue-depth': 30,
};

/** The defaults with a platform team's own limits in their place. */
export function ageLimits(
  overrides: Partial<Readonly<Record<ReadingKind, number>>> = {},
): Readonly<Record<ReadingKind, number>> {
  return { ...DEFAULT_MAX_AGE_SECONDS, ...overrides };
}
