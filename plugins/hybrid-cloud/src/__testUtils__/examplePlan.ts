import {
  GuardResult,
  Instant,
  Observation,
  Plan,
  PlanDetail,
  PlanStep,
  Proposal,
  Reason,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { exampleObservation } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common/testUtils';

/** 0:100, everything to AWS at once: what the portal proposes when the machine room is dark. */
export const failoverProposal: Proposal = {
  action: 'failover',
  mode: 'approve',
  emergency: true,
  before: { onprem: 40, aws: 60 },
  after: { onprem: 0, aws: 100 },
  steps: [
    {
      kind: 'set-weights',
      before: { onprem: 40, aws: 60 },
      after: { onprem: 0, aws: 100 },
      emergency: true,
    },
  ],
  risk: {
    dataSeconds: 4,
    waiting: 1240,
    absorbs: 0.83,
    destination: 'aws',
  },
};

/** Reserve node first, then the cloud, then weight. */
export const burstProposal: Proposal = {
  action: 'burst',
  mode: 'approve',
  emergency: false,
  before: { onprem: 100, aws: 0 },
  after: { onprem: 70, aws: 30 },
  steps: [
    { kind: 'uncordon-node', site: 'onprem', node: 'node-3' },
    { kind: 'scale', site: 'aws', before: 1, after: 4 },
    { kind: 'wait-ready', site: 'aws', minReady: 4, deadlineSeconds: 180 },
    {
      kind: 'wait-targets-healthy',
      site: 'aws',
      minHealthy: 4,
      deadlineSeconds: 120,
    },
    {
      kind: 'set-weights',
      before: { onprem: 100, aws: 0 },
      after: { onprem: 70, aws: 30 },
      emergency: false,
    },
  ],
  risk: {
    dataSeconds: 'none',
    waiting: 310,
    absorbs: 1,
    destination: 'aws',
  },
};

export const passingGuards: readonly GuardResult[] = [
  { guard: 'never-all-off', verdict: 'pass', params: {} },
  {
    guard: 'capacity-ratio',
    verdict: 'pass',
    params: { site: 'aws', absorbs: 0.83, minimum: 0.8 },
  },
  {
    guard: 'destination-health',
    verdict: 'pass',
    params: { site: 'aws', healthy: 4, total: 4 },
  },
  {
    guard: 'data-gate',
    verdict: 'pass',
    params: { why: 'in-sync', site: 'aws', seconds: 4, limit: 30 },
  },
  { guard: 'one-plan-in-flight', verdict: 'pass', params: {} },
  { guard: 'fresh-readings', verdict: 'pass', params: { count: 9 } },
];

export const siteLost: Reason = {
  code: 'site-lost',
  params: {
    site: 'onprem',
    witnesses: 'probe, target-health',
    detail: 'no connection; 0 of 4 targets healthy (Target.Timeout)',
  },
};

function waiting(proposal: Proposal): readonly PlanStep[] {
  return proposal.steps.map((step, index) => ({
    index,
    step,
    state: 'waiting',
  }));
}

/** A failover of course-registration that waits for an approver, proposed by the policy two minutes before `now`. */
export function examplePlan(
  now: Instant,
  overrides: Partial<Plan> & { readonly evidence?: Observation } = {},
): Plan {
  const createdAt = now - 48_000;
  const proposal = overrides.proposal ?? failoverProposal;
  return {
    id: 'plan-0001',
    workloadRef: 'component:default/course-registration',
    state: 'awaiting-approval',
    proposal,
    diagnosis: { kind: 'site-down', site: 'onprem' },
    reasons: [siteLost],
    guards: passingGuards,
    evidence: exampleObservation('failing-over', { now: createdAt }),
    digest: '3f6a1c9e5b7d20488c11aa90f2c4d6e8',
    requestedBy: 'policy',
    approvalsNeeded: 1,
    approvals: [],
    steps: waiting(proposal),
    createdAt,
    expiresAt: createdAt + 15 * 60_000,
    updatedAt: createdAt,
    ...overrides,
  };
}

/** What an approver sees. */
export function exampleDetail(
  plan: Plan,
  allowed: Partial<PlanDetail['allowed']> = {},
): PlanDetail {
  const awaits = plan.state === 'awaiting-approval';
  return {
    plan,
    allowed: {
      approve: awaits,
      reject: awaits,
      cancel: false,
      ...allowed,
    },
  };
}
