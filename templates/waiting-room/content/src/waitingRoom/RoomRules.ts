import { Instant } from '../Clock';

/** How a room lets people in. Shared by all replicas of the service. */
export interface RoomRules {
  /** People per second, over all replicas together. */
  readonly admitPerSecond: number;
  /** Most people in one atomic step. */
  readonly admitBatch: number;
  /** Most people inside at the same time. */
  readonly capacity: number;
  /** How long an admission lasts. */
  readonly admittedSeconds: number;
  /** How long a waiting person may be silent before the place is given up. */
  readonly abandonedSeconds: number;
  /** Until then people gather in the pre-queue; then lots are drawn. */
  readonly opensAt?: Instant;
}

/** Most members one expiry step looks at, so that it never holds the store for long. */
export const EXPIRE_STEP = 1000;
