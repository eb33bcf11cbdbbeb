import {
  Decision,
  Diagnosis,
  PlanState,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  buildWorkload,
  errorReading,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { buildObservation } from '../__testUtils__/observations';
import { buildStoredPlan } from '../__testUtils__/plans';
import { WorkloadState } from '../record/store';
import { workloadHealth } from './workloadHealth';

const now = Date.UTC(2026, 2, 2);
const workload = buildWorkload();

function state(
  overrides: Partial<WorkloadState> = {},
  diagnosis: Diagnosis = { kind: 'healthy' },
): WorkloadState {
  const decision: Decision = {
    kind: 'hold',
    workloadRef: workload.ref,
    at: now,
    diagnosis,
    reasons: [{ code: 'nothing-to-do', params: {} }],
  };
  return {
    ref: workload.ref,
    name: workload.name,
    owner: workload.owner,
    criticality: 1,
    workload,
    problems: [],
    observation: buildObservation({ workload, at: now }),
    decision,
    upSince: {},
    updatedAt: now,
    ...overrides,
  };
}
const health = (of: WorkloadState, planState?: PlanState) =>
  workloadHealth({
    state: of,
    openPlan: planState && buildStoredPlan({ now, state: planState }),
    now,
  });

describe('workloadHealth', () => {
  it.each([
    ['healthy', state()],
    ['unknown', state({ observation: undefined })],
    ['unknown', state({ decision: undefined })],
    [
      'unknown',
      state({ observation: buildObservation({ workload, at: now - 61_000 }) }),
    ],
    ['unknown', state({}, { kind: 'portal-blind' })],
    ['critical', state({}, { kind: 'site-down', site: 'onprem' })],
    ['degraded', state({}, { kind: 'link-down', site: 'onprem' })],
    ['degraded', state({}, { kind: 'overload', site: 'onprem' })],
    ['degraded', state({ lastError: 'it hung' })],
    ['degraded', state({ drift: { expected: {}, found: {}, since: now } })],
    [
      'degraded',
      state({ problems: [{ path: 'a', value: 'b', expected: 'c' }] }),
    ],
  ])('is %s', (expected, of) => {
    expect(health(of)).toBe(expected);
  });

  it.each([
    ['serving', 'healthy'],
    ['unknown', 'degraded'],
  ] as const)(
    'target health that is old, while the probe says %s, makes it %s',
    (verdict, expected) => {
      const base = buildObservation({ workload, at: now });
      const { onprem } = base.sites;
      const aged = {
        ...onprem,
        targets: {
          state: 'stale' as const,
          value: { healthy: 2, total: 2 },
          unit: 'state' as const,
          source: 'elbv2',
          observedAt: now - 60_000,
          maxAgeSeconds: 20,
        },
        witnesses: onprem.witnesses.map(witness =>
          witness.kind === 'probe' ? { ...witness, verdict } : witness,
        ),
      };
      const observation = { ...base, sites: { ...base.sites, onprem: aged } };
      expect(health(state({ observation }))).toBe(expected);
    },
  );

  it.each([
    ['awaiting-approval', 'needs-person'],
    ['executing', 'acting'],
    ['verifying', 'critical'],
  ] as const)('while a plan is %s it is %s', (planState, expected) => {
    const of = state({}, { kind: 'site-down', site: 'onprem' });
    expect(health(of, planState)).toBe(expected);
  });

  it('replication that stopped degrades; what nothing here reads yet does not', () => {
    const base = buildObservation({ workload, at: now });
    const withState = (
      reading: NonNullable<typeof base.replication>['state'],
    ) =>
      state({
        observation: {
          ...base,
          replication: base.replication && {
            ...base.replication,
            state: reading,
          },
        },
      });
    const unsupported = errorReading('state', now, 'unsupported');
    const unreachable = errorReading('state', now, 'unreachable');
    expect(health(withState(unsupported))).toBe('healthy');
    expect(health(withState(unreachable))).toBe('degraded');
    expect(
      health(
        withState({
          state: 'fresh',
          value: 'stopped',
          unit: 'state',
          source: 'dms',
          observedAt: now,
        }),
      ),
    ).toBe('degraded');
  });
});
