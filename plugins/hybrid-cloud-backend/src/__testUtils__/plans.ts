import {
  Plan,
  Step,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { buildWorkload } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { randomUUID } from 'crypto';
import { buildObservation } from './observations';

export const EMERGENCY: Step = {
  kind: 'set-weights',
  before: { onprem: 40, aws: 60 },
  after: { onprem: 0, aws: 100 },
  emergency: true,
};

export interface BuildPlanOptions extends Partial<Plan> {
  readonly now: number;
  readonly workload?: Workload;
  readonly stepList?: readonly Step[];
}

/** The failover 40:60 -> 0:100 as the policy would propose it, waiting for one person. */
export function buildStoredPlan(options: BuildPlanOptions): Plan {
  const { now, workload = buildWorkload(), stepList, ...overrides } = options;
  const steps = stepList ?? [EMERGENCY];
  return {
    id: randomUUID(),
    workloadRef: workload.ref,
    state: 'awaiting-approval',
    proposal: {
      action: 'failover',
      mode: 'approve',
      emergency: true,
      before: { onprem: 40, aws: 60 },
      after: { onprem: 0, aws: 100 },
      steps,
      risk: {
        dataSeconds: 2,
        waiting: 12,
        absorbs: 0.83,
        destination: 'aws',
      },
    },
    diagnosis: { kind: 'site-down', site: 'onprem' },
    reasons: [
      {
        code: 'site-lost',
        params: {
          site: 'onprem',
          witnesses: 'probe, target-health',
          detail: 'it does not answer',
        },
      },
    ],
    guards: [{ guard: 'never-all-off', verdict: 'pass', params: {} }],
    evidence: buildObservation({ workload, at: now, down: ['onprem'] }),
    digest: 'd'.repeat(64),
    requestedBy: 'policy',
    approvalsNeeded: 1,
    approvals: [],
    steps: steps.map((step, index) => ({ index, step, state: 'waiting' })),
    createdAt: now,
    expiresAt: now + 15 * 60_000,
    updatedAt: now,
    ...overrides,
  };
}
