import { Instant } from './Instant';

export type ReadingState = 'fresh' | 'stale' | 'missing' | 'error';

/** `ratio` is 0..1 (more than 1 is possible when something is overcommitted). */
export type Unit =
  | 'ratio'
  | 'seconds'
  | 'count'
  | 'cores'
  | 'bytes'
  | 'weights'
  | 'requests-per-second'
  | 'state';

/** Why a reading could not be taken. `unauthenticated` and `forbidden` mean that we are blind, not that anything is down. */
export type ReadingErrorKind =
  | 'unreachable'
  | 'unauthenticated'
  | 'forbidden'
  | 'throttled'
  | 'not-found'
  | 'unsupported'
  | 'malformed';

interface ReadingOrigin {
  readonly unit: Unit;
  /** Where it came from, in words a person can check: `cloudwatch:CDCLatencyTarget`, `kubernetes:onprem/nodes`. */
  readonly source: string;
  /** When the source says the value was true (not when we fetched it). For `missing` and `error`: when we looked. */
  readonly observedAt: Instant;
}

export interface FreshReading<T = number> extends ReadingOrigin {
  readonly state: 'fresh';
  readonly value: T;
}
/** The value is older than its kind's age limit: it may be shown with its age, and no action rests on it. */
export interface StaleReading<T = number> extends ReadingOrigin {
  readonly state: 'stale';
  readonly value: T;
  readonly maxAgeSeconds: number;
}
/** The source answered and had nothing. Never zero. */
export interface MissingReading extends ReadingOrigin {
  readonly state: 'missing';
  readonly reason: string;
}
export interface ErrorReading extends ReadingOrigin {
  readonly state: 'error';
  readonly error: ReadingErrorKind;
  readonly message: string;
}

/** Every number the portal handles. There is no bare number. */
export type Reading<T = number> =
  | FreshReading<T>
  | StaleReading<T>
  | MissingReading
  | ErrorReading;

/** What may be read of: decides the age limit past which a reading is stale. */
export type ReadingKind =
  | 'placement'
  | 'utilisation'
  | 'configured-split'
  | 'observed-split'
  | 'target-health'
  | 'probe'
  | 'replication-lag'
  | 'replication-state'
  | 'queue-depth';
