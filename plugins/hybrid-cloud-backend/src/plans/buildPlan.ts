import {
  Decision,
  Instant,
  Observation,
  Plan,
  Workload,
  planDigestMaterial,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { createHash, randomUUID } from 'crypto';

export type ProposeDecision = Extract<Decision, { readonly kind: 'propose' }>;

export interface BuildPlanOptions {
  readonly workload: Workload;
  readonly decision: ProposeDecision;
  readonly observation: Observation;
  readonly now: Instant;
  readonly requester:
    | { readonly kind: 'policy' }
    /** A person's plan always waits for another person. */
    | {
        readonly kind: 'person';
        readonly ref: string;
        readonly reason: string;
      };
}

/** Turns a proposal into a plan: its digest, how many must agree to it, until when. */
export function buildPlan(options: BuildPlanOptions): Plan {
  const { workload, decision, observation, now, requester } = options;
  const { proposal, diagnosis, reasons, guards } = decision;
  const approvalsNeeded = needed(options);
  return {
    id: randomUUID(),
    workloadRef: workload.ref,
    state: approvalsNeeded === 0 ? 'approved' : 'awaiting-approval',
    proposal,
    diagnosis,
    reasons,
    guards,
    evidence: observation,
    digest: createHash('sha256')
      .update(
        planDigestMaterial({
          workloadRef: workload.ref,
          proposal,
          diagnosis,
          observation,
        }),
      )
      .digest('hex'),
    requestedBy: requester.kind === 'policy' ? 'policy' : requester.ref,
    requestReason: requester.kind === 'person' ? requester.reason : undefined,
    approvalsNeeded,
    approvals: [],
    steps: proposal.steps.map((step, index) => ({
      index,
      step,
      state: 'waiting',
    })),
    createdAt: now,
    expiresAt: now + workload.policy.limits.approvalMinutes * 60_000,
    updatedAt: now,
  };
}

/** People who must agree: none where the owners' policy lets the portal act by itself. */
function needed(options: BuildPlanOptions): number {
  const { workload, decision, requester } = options;
  const { action, mode } = decision.proposal;
  if (requester.kind === 'policy' && mode === 'auto') return 0;
  return action === 'failover'
    ? Math.max(1, workload.policy.failover.approvals)
    : 1;
}
