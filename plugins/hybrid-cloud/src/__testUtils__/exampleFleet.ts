import {
  Decision,
  Instant,
  Observation,
  WorkloadHealth,
  WorkloadSummary,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  ExampleState,
  exampleObservation,
  exampleWorkload,
  ExampleWorkloadName,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common/testUtils';
import {
  burstProposal,
  failoverProposal,
  passingGuards,
  siteLost,
} from './examplePlan';

/** The states the development app and the screenshots show. */
export const FLEET_STATES = [
  'calm',
  'bursting',
  'failing-over',
  'blocked',
  'stale',
  'empty',
  'error',
] as const;
export type FleetState = (typeof FLEET_STATES)[number];

function hold(workloadRef: string, at: Instant): Decision {
  return {
    kind: 'hold',
    workloadRef,
    at,
    diagnosis: { kind: 'healthy' },
    reasons: [{ code: 'nothing-to-do', params: {} }],
  };
}

/** A calm workload of the demo estate, with what differs. */
export function exampleSummary(
  name: ExampleWorkloadName,
  now: Instant,
  overrides: Partial<WorkloadSummary> & {
    readonly seen?: ExampleState;
    readonly observation?: Observation;
  } = {},
): WorkloadSummary {
  const { seen = 'calm', ...rest } = overrides;
  const workload = exampleWorkload(name);
  return {
    ref: workload.ref,
    name: workload.name,
    title: workload.title,
    owner: workload.owner,
    criticality: workload.criticality,
    health: 'healthy',
    mode: workload.policy.failover.mode,
    workload,
    problems: [],
    observation: exampleObservation(seen, { workload, now: now - 3000 }),
    decision: hold(workload.ref, now - 3000),
    ...rest,
  };
}

/** course-registration as each state of the fleet has it. */
export function exampleCourse(
  state: FleetState,
  now: Instant,
): WorkloadSummary {
  const ref = 'component:default/course-registration';
  const at = now - 3000;
  switch (state) {
    case 'failing-over':
      return exampleSummary('course-registration', now, {
        seen: 'failing-over',
        health: 'needs-person',
        openPlan: { id: 'plan-0001', state: 'awaiting-approval' },
        decision: {
          kind: 'propose',
          workloadRef: ref,
          at,
          diagnosis: { kind: 'site-down', site: 'onprem' },
          reasons: [siteLost],
          proposal: failoverProposal,
          guards: passingGuards,
        },
      });
    case 'blocked':
      return exampleSummary('course-registration', now, {
        seen: 'blocked',
        health: 'critical',
        decision: {
          kind: 'blocked',
          workloadRef: ref,
          at,
          diagnosis: { kind: 'site-down', site: 'onprem' },
          reasons: [siteLost],
          proposal: {
            ...failoverProposal,
            risk: {
              ...failoverProposal.risk,
              dataSeconds: 'unknown',
              waiting: 2410,
              absorbs: 0.41,
            },
          },
          guards: [
            {
              guard: 'data-gate',
              verdict: 'inconclusive',
              params: { why: 'lag-unknown', site: 'aws', limit: 30 },
            },
            {
              guard: 'capacity-ratio',
              verdict: 'refuse',
              params: { site: 'aws', absorbs: 0.41, minimum: 0.8 },
            },
            ...passingGuards.slice(2, 3),
          ],
        },
      });
    case 'stale':
      return exampleSummary('course-registration', now, {
        seen: 'stale',
        health: 'degraded',
        decision: {
          ...hold(ref, at),
          diagnosis: { kind: 'portal-blind' },
          reasons: [
            {
              code: 'reading-not-fresh',
              params: {
                reading: 'placement',
                site: 'onprem',
                state: 'stale',
                ageSeconds: 600,
                source: 'kubernetes:onprem/pods',
              },
            },
          ],
        },
      });
    default:
      return exampleSummary('course-registration', now);
  }
}

function exampleCampus(state: FleetState, now: Instant): WorkloadSummary {
  if (state !== 'bursting') {
    return exampleSummary('campus-portal', now);
  }
  return exampleSummary('campus-portal', now, {
    seen: 'bursting',
    health: 'acting',
    openPlan: { id: 'plan-0002', state: 'executing' },
    drift: undefined,
    decision: {
      kind: 'propose',
      workloadRef: 'component:default/campus-portal',
      at: now - 3000,
      diagnosis: { kind: 'overload', site: 'onprem' },
      reasons: [
        {
          code: 'home-over-threshold',
          params: { site: 'onprem', utilisation: 0.86, at: 0.8 },
        },
      ],
      proposal: burstProposal,
      guards: passingGuards,
    },
  });
}

/** All workloads of the demo estate in one state; `generated` adds a fleet of so many. */
export function exampleFleet(
  state: FleetState,
  now: Instant,
  generated = 0,
): readonly WorkloadSummary[] {
  if (state === 'empty') {
    return [];
  }
  const board = exampleSummary('task-board', now, {
    mode: 'observe',
    health: state === 'stale' ? 'unknown' : 'healthy',
  });
  const demo = [
    exampleCourse(state, now),
    exampleCampus(state, now),
    exampleSummary('ticketing', now, { mode: 'observe' }),
    state === 'stale' ? blind(board, now) : board,
  ];
  return [...demo, ...exampleMany(generated, now)];
}

/** What may not be seen is an error with its reason; what is not there is missing. Neither is zero. */
function blind(item: WorkloadSummary, now: Instant): WorkloadSummary {
  const { observation } = item;
  if (!observation) {
    return item;
  }
  const error = {
    state: 'error',
    unit: 'state',
    source: 'kubernetes:onprem/pods',
    observedAt: now - 4000,
    error: 'forbidden',
    message: 'deployments is forbidden: the portal may not list deployments',
  } as const;
  const missing = {
    state: 'missing',
    unit: 'weights',
    source: 'elbv2:DescribeRules',
    observedAt: now - 4000,
    reason: 'the rule is not there',
  } as const;
  return {
    ...item,
    decision: undefined,
    observation: {
      ...observation,
      split: {
        configured: missing,
        observed: { ...missing, source: 'cloudwatch:RequestCountPerTarget' },
        effective: missing,
      },
      sites: {
        ...observation.sites,
        onprem: {
          ...observation.sites.onprem,
          placement: error,
          cpu: error,
          memory: error,
          targets: error,
        },
      },
    },
  };
}

/** `total` workloads named `service-0001` and so on, in all healths. */
export function exampleMany(
  total: number,
  now: Instant,
): readonly WorkloadSummary[] {
  const healths: readonly WorkloadHealth[] = [
    'healthy',
    'healthy',
    'healthy',
    'degraded',
    'healthy',
    'unknown',
    'healthy',
    'critical',
  ];
  return Array.from({ length: total }, (_, index) => {
    const name = `service-${String(index + 1).padStart(4, '0')}`;
    return exampleSummary('course-registration', now, {
      ref: `component:default/${name}`,
      name,
      title: undefined,
      criticality: (index % 3) + 1,
      health: healths[index % healths.length],
    });
  });
}
