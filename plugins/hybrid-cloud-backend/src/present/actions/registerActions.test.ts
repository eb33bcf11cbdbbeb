import { mockCredentials } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { NotAllowedError } from '@backstage/errors';
import {
  CreatePlanRequest,
  Decision,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { buildWorkload } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { buildObservation } from '../../__testUtils__/observations';
import { buildStoredPlan } from '../../__testUtils__/plans';
import { HybridCloudService } from '../HybridCloudService';
import { registerActions } from './registerActions';

const now = Date.UTC(2026, 2, 2);
const workload = buildWorkload();
const stored = buildStoredPlan({ now });
const decision: Decision = {
  kind: 'propose',
  workloadRef: workload.ref,
  at: now,
  diagnosis: stored.diagnosis,
  reasons: stored.reasons,
  proposal: stored.proposal,
  guards: stored.guards,
};

describe('actions', () => {
  const asked: CreatePlanRequest[] = [];
  const registry = actionsRegistryServiceMock();
  const summary = {
    ref: workload.ref,
    name: workload.name,
    owner: workload.owner,
    criticality: 1,
    health: 'needs-person' as const,
    mode: 'approve' as const,
    problems: [],
    observation: buildObservation({ workload, at: now }),
    decision,
    openPlan: { id: 'p1', state: 'awaiting-approval' as const },
  };
  const service: Pick<
    HybridCloudService,
    'createPlan' | 'listWorkloads' | 'getWorkload'
  > = {
    listWorkloads: async () => ({ items: [summary], at: now }),
    getWorkload: async () => ({ ...summary, recentPlans: [] }),
    createPlan: async ({ request, credentials }) => {
      if (credentials.principal === undefined) throw new NotAllowedError('no');
      asked.push(request);
      return { decision };
    },
  };
  // Only these three are called; anything else would fail the test.
  registerActions({
    actionsRegistry: registry,
    service: service as HybridCloudService,
  });
  const invoke = (name: string, input: { [key: string]: string }) =>
    registry.invoke({
      id: `test:${name}`,
      input,
      credentials: mockCredentials.user(),
    });

  it('rule 40: explains in the same sentence as the page', async () => {
    const { output } = await invoke('explain-hybrid-workloads', {});
    expect(output).toMatchObject({
      workloads: [
        {
          ref: workload.ref,
          health: 'needs-person',
          configured: { onprem: 40, aws: 60 },
          explanation: expect.stringContaining('onprem'),
          openPlanId: 'p1',
        },
      ],
    });
  });

  it('explains one, also in Korean', async () => {
    const { output } = await invoke('explain-hybrid-workloads', {
      workloadRef: workload.ref,
      language: 'ko',
    });
    expect(JSON.stringify(output)).toMatch(/[가-힣]/);
  });

  it('judges and never stores: every request is a dry run', async () => {
    const { output } = await invoke('judge-hybrid-move', {
      workloadRef: workload.ref,
      action: 'failover',
    });
    expect(output).toMatchObject({
      verdict: 'propose',
      after: { onprem: 0, aws: 100 },
      risk: expect.stringContaining('83'),
    });
    expect(asked).toEqual([
      expect.objectContaining({ action: 'failover', dryRun: true }),
    ]);
  });
});
