import { Instant } from './Instant';

/** A freeze lasts at most so long: one that nobody thinks of any more must end by itself. */
export const LONGEST_FREEZE_DAYS = 31;

/** Pipelines may not deploy until a moment. The portal's own moves of traffic are not held back by it. */
export interface DeploymentFreeze {
  readonly id: string;
  /** Entity ref; absent: every workload of the fleet. */
  readonly workloadRef?: string;
  readonly until: Instant;
  readonly reason: string;
  /** Entity ref of who set it. */
  readonly by: string;
  readonly createdAt: Instant;
}
