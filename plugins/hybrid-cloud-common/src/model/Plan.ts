import { Diagnosis, Proposal } from './Decision';
import { GuardResult } from './Guard';
import { Instant } from './Instant';
import { Observation } from './Observation';
import { Reason } from './Reason';
import { Step } from './Step';

export const PLAN_STATES = [
  'proposed',
  'awaiting-approval',
  'approved',
  'executing',
  'verifying',
  'succeeded',
  'failed',
  'rolled-back',
  'rejected',
  'expired',
  'cancelled',
  'superseded',
] as const;
export type PlanState = (typeof PLAN_STATES)[number];

export const STEP_STATES = [
  'waiting',
  'intended', // the row is written, the call may or may not have been made
  'accepted', // the other side said yes
  'verified', // read back and agreed
  'skipped', // already so: no change, no write
  'failed',
] as const;
export type StepState = (typeof STEP_STATES)[number];

export interface PlanStep {
  readonly index: number;
  readonly step: Step;
  readonly state: StepState;
  readonly intendedAt?: Instant;
  readonly acceptedAt?: Instant;
  readonly verifiedAt?: Instant;
  /** What the verification saw, or why it failed: one sentence. */
  readonly outcome?: string;
}

export interface Approval {
  readonly by: string;
  readonly verdict: 'approved' | 'rejected';
  readonly reason?: string;
  /** The digest that was on the person's screen. */
  readonly digest: string;
  readonly at: Instant;
}

/** An ordered list of steps with the exact before and after, and what was known when it was made. */
export interface Plan {
  readonly id: string;
  readonly workloadRef: string;
  readonly state: PlanState;
  readonly proposal: Proposal;
  readonly diagnosis: Diagnosis;
  readonly reasons: readonly Reason[];
  readonly guards: readonly GuardResult[];
  readonly evidence: Observation;
  /** SHA-256, hex, over what an approver agrees to: workload, steps, before, after, health and lag class. */
  readonly digest: string;
  /** `policy` or a user's entity ref. */
  readonly requestedBy: string;
  /** A person's own words, when a person asked. */
  readonly requestReason?: string;
  readonly approvalsNeeded: number;
  readonly approvals: readonly Approval[];
  readonly steps: readonly PlanStep[];
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly updatedAt: Instant;
  readonly endedAt?: Instant;
  /** Why it ended as it did: one sentence. */
  readonly outcome?: string;
}
