import { Decision, Observation, Plan, Step, Weights } from '../model';
import {
  buildInput,
  buildObservation,
  DARK_SITE,
  EXAMPLE_NOW,
  exampleNode,
  examplePolicy,
  exampleWorkload,
  ObservationFacts,
  stale,
} from '../testUtils';
import { changeSite } from './__testUtils__/arbitraries';
import { decideRequested } from './decideRequested';
import { revalidate } from './revalidate';

const workload = exampleWorkload('course-registration');
const BASE: Weights = { onprem: 40, aws: 60 };
const AWAY: Weights = { onprem: 0, aws: 100 };

const move: Step = {
  kind: 'set-weights',
  before: BASE,
  after: AWAY,
  emergency: true,
};

/** A failover plan of the policy after onprem was lost, with these steps. */
function planOf(
  overrides: Partial<Plan> = {},
  steps: readonly Step[] = [move],
): Plan {
  const evidence = look({ sites: { onprem: DARK_SITE } });
  return {
    id: 'plan-1',
    workloadRef: workload.ref,
    state: 'executing',
    proposal: {
      action: 'failover',
      mode: 'auto',
      emergency: true,
      before: BASE,
      after: AWAY,
      steps,
      risk: {
        dataSeconds: 'none',
        waiting: 'none',
        absorbs: 1,
        destination: 'aws',
      },
    },
    diagnosis: { kind: 'site-down', site: 'onprem' },
    reasons: [{ code: 'requested', params: { action: 'failover' } }],
    guards: [],
    evidence,
    digest: 'd',
    requestedBy: 'policy',
    approvalsNeeded: 1,
    approvals: [],
    steps: steps.map((step, index) => ({ index, step, state: 'waiting' })),
    createdAt: EXAMPLE_NOW,
    expiresAt: EXAMPLE_NOW + 900_000,
    updatedAt: EXAMPLE_NOW,
    ...overrides,
  };
}

function look(facts: Partial<ObservationFacts> = {}): Observation {
  return buildObservation({ workload, ...facts });
}

const check = (
  observation: Observation,
  options: {
    plan?: Plan;
    nextStep?: Step;
    input?: Parameters<typeof buildInput>[0];
  } = {},
) => {
  const { plan = planOf(), nextStep = move, input } = options;
  return revalidate({
    ...buildInput({ workload, observation, ...input }),
    plan,
    nextStep,
  });
};

const lost = { sites: { onprem: DARK_SITE } };

describe('rule 29: before each step', () => {
  it('carries on while all is as the plan saw it', () => {
    expect(check(look(lost))).toEqual({ kind: 'proceed' });
  });

  it('weights changed meanwhile = stop', () => {
    expect(check(look({ ...lost, weights: { onprem: 30, aws: 70 } }))).toEqual({
      kind: 'stop',
      reason: {
        code: 'weights-changed',
        params: { expected: 'onprem 40, aws 60', found: 'onprem 30, aws 70' },
      },
    });
  });

  it('weights as the step leaves them = already done (rule 31)', () => {
    expect(check(look({ ...lost, weights: AWAY }))).toEqual({
      kind: 'already-done',
    });
  });

  it('rule 2: weights that are not fresh = stop', () => {
    const seen = look(lost);
    const old = stale(BASE, 'weights', EXAMPLE_NOW - 60_000);
    const observation = { ...seen, split: { ...seen.split, configured: old } };
    expect(check(observation)).toMatchObject({
      kind: 'stop',
      reason: { code: 'reading-not-fresh' },
    });
  });

  it('the site is well again = stop, and no user is moved for nothing', () => {
    expect(check(look())).toEqual({
      kind: 'stop',
      reason: { code: 'reason-gone', params: { site: 'onprem' } },
    });
  });

  it('a doubt about the site is not its recovery', () => {
    const doubt = { sites: { onprem: { probe: 'failing' as const } } };
    expect(check(look(doubt)).kind).toBe('proceed');
  });

  it('the destination has lost its last healthy target = stop', () => {
    const none = {
      sites: {
        onprem: DARK_SITE,
        aws: { healthyTargets: 0, targetHealth: 'failing' as const },
      },
    };
    expect(check(look(none))).toMatchObject({
      kind: 'stop',
      reason: { code: 'guard-not-passed' },
    });
  });

  it('rule 23: the master switch stops a plan of the policy between its steps, not one that a person asked for', () => {
    const input = { context: { automationEnabled: false } };
    expect(check(look(lost), { input })).toMatchObject({
      kind: 'stop',
      reason: { params: { guard: 'master-switch' } },
    });
    const plan = planOf({ requestedBy: 'user:default/minji' });
    expect(check(look(lost), { input, plan }).kind).toBe('proceed');
    const approved = planOf();
    const byPeople = {
      ...approved,
      proposal: { ...approved.proposal, mode: 'approve' as const },
    };
    expect(check(look(lost), { input, plan: byPeople }).kind).toBe('proceed');
  });

  it('a suppression stops a plan of the policy', () => {
    const input = {
      history: {
        suppressedUntil: { until: EXAMPLE_NOW + 1000, reason: 'exam' },
      },
    };
    expect(check(look(lost), { input })).toMatchObject({
      reason: { code: 'suppressed' },
    });
  });

  it('its own open plan does not stand in its way', () => {
    const input = {
      history: {
        openPlan: {
          id: 'plan-1',
          action: 'failover' as const,
          state: 'executing' as const,
        },
      },
      context: { plansInFlight: { fleet: 99, bySite: { aws: 99 } } },
    };
    expect(check(look(lost), { input }).kind).toBe('proceed');
  });
});

/** A burst plan as a person asked for it, made by the deciding function itself. */
function burstPlan(): Plan {
  const nodes = [
    exampleNode('node-1'),
    exampleNode('node-2'),
    exampleNode('node-3', { reserve: true, schedulable: false }),
  ];
  const evidence = look({ sites: { onprem: { cpu: 0.86, nodes } } });
  const decision: Decision = decideRequested({
    ...buildInput({ workload, observation: evidence }),
    action: 'burst',
  });
  if (decision.kind !== 'propose') throw new Error(decision.reasons[0].code);
  const { proposal, diagnosis } = decision;
  return planOf(
    { proposal, diagnosis, evidence, requestedBy: 'policy' },
    proposal.steps,
  );
}

describe('the steps of a burst', () => {
  const plan = burstPlan();
  const step = (kind: Step['kind'], site?: string) => {
    const found = plan.proposal.steps.find(
      s =>
        s.kind === kind &&
        (site === undefined || ('site' in s && s.site === site)),
    );
    if (!found) throw new Error(`no ${kind}`);
    return found;
  };
  const closed = [
    exampleNode('node-1'),
    exampleNode('node-2'),
    exampleNode('node-3', { reserve: true, schedulable: false }),
  ];
  const opened = closed.map(n => ({ ...n, schedulable: true }));
  const on = (nextStep: Step, facts: Partial<ObservationFacts> = {}) =>
    check(look({ sites: { onprem: { cpu: 0.86, nodes: closed } }, ...facts }), {
      plan,
      nextStep,
    });

  it('an uncordoned node is not uncordoned again', () => {
    const nextStep = step('uncordon-node');
    expect(on(nextStep).kind).toBe('proceed');
    expect(on(nextStep, { sites: { onprem: { nodes: opened } } }).kind).toBe(
      'already-done',
    );
    expect(
      on(nextStep, { sites: { onprem: { nodes: closed.slice(0, 2) } } }),
    ).toMatchObject({ kind: 'stop', reason: { code: 'node-gone' } });
  });

  it.each([
    [4, { kind: 'proceed' }],
    [8, { kind: 'already-done' }],
    [9, { kind: 'already-done' }],
    [
      3,
      {
        kind: 'stop',
        reason: {
          code: 'replicas-changed',
          params: { site: 'aws', expected: 4, found: 3 },
        },
      },
    ],
  ])('aws at %i replicas, from 4 to 8: %j', (desired, expected) => {
    const result = on(step('scale', 'aws'), {
      sites: { onprem: { cpu: 0.86, nodes: closed }, aws: { desired } },
    });
    expect(result).toEqual(expected);
  });

  it('a wait that is over is done; one that is not goes on, also while the reading is missing', () => {
    const wait = step('wait-targets-healthy');
    expect(on(wait).kind).toBe('proceed');
    const many = { healthyTargets: 8, totalTargets: 8, ready: 8, desired: 8 };
    expect(
      on(wait, { sites: { onprem: { nodes: opened }, aws: many } }).kind,
    ).toBe('already-done');
    expect(
      on(step('wait-ready'), {
        sites: { onprem: { nodes: opened }, aws: many },
      }).kind,
    ).toBe('already-done');
    const unseen = changeSite(look(), 'aws', s => ({
      ...s,
      targets: stale({ healthy: 9, total: 9 }, 'state', 0),
    }));
    expect(check(unseen, { plan, nextStep: wait }).kind).toBe('proceed');
  });

  it('utilisation that fell when the reserve node came does not stop the rest', () => {
    const relieved = {
      sites: {
        onprem: { cpu: 0.55, nodes: opened },
        aws: { healthyTargets: 8, totalTargets: 8, ready: 8, desired: 8 },
      },
    };
    expect(on(step('set-weights'), relieved).kind).toBe('proceed');
  });

  it('home is lost meanwhile = stop: the failover comes next', () => {
    expect(
      on(step('scale', 'aws'), { sites: { onprem: DARK_SITE } }),
    ).toMatchObject({
      kind: 'stop',
      reason: { code: 'diagnosis-changed', params: { now: 'site-down' } },
    });
  });

  it('rule 9: weight does not move while the overflow is not healthy', () => {
    const none = {
      sites: {
        onprem: { cpu: 0.86, nodes: opened },
        aws: { healthyTargets: 0, totalTargets: 8, ready: 8, desired: 8 },
      },
    };
    expect(on(step('set-weights'), none)).toMatchObject({
      kind: 'stop',
      reason: { code: 'guard-not-passed' },
    });
  });
});

describe('the steps after the move', () => {
  const shrink: Step = { kind: 'scale', site: 'aws', before: 4, after: 2 };
  const stick: Step = { kind: 'set-stickiness', before: null, after: 300 };
  const drain: Step = { kind: 'wait-drain', site: 'aws', seconds: 60 };
  const cordon: Step = {
    kind: 'cordon-node',
    site: 'onprem',
    node: 'onprem-2',
  };
  const back: Step = {
    kind: 'set-weights',
    before: AWAY,
    after: BASE,
    emergency: false,
  };
  const plan = planOf(
    {
      proposal: {
        ...planOf().proposal,
        action: 'failback',
        emergency: false,
        before: AWAY,
        after: BASE,
        steps: [back, stick, drain, shrink, cordon],
        risk: { ...planOf().proposal.risk, destination: 'onprem' },
      },
      diagnosis: { kind: 'healthy' },
    },
    [back, stick, drain, shrink, cordon],
  );

  it.each([
    [back, look({ weights: AWAY }), 'proceed'],
    [stick, look(), 'proceed'],
    [stick, look({ stickinessSeconds: 300 }), 'already-done'],
    [stick, look({ stickinessSeconds: 60 }), 'stop'],
    [drain, look(), 'proceed'],
    [shrink, look(), 'proceed'],
    [shrink, look({ sites: { aws: { desired: 2 } } }), 'already-done'],
    [shrink, look({ sites: { aws: { desired: 1 } } }), 'already-done'],
    [shrink, look({ sites: { aws: { desired: 7 } } }), 'stop'],
    [cordon, look(), 'proceed'],
  ] as const)('%j', (nextStep, observation, kind) => {
    expect(check(observation, { plan, nextStep }).kind).toBe(kind);
  });

  it('rule 12: the copy has fallen behind before the move back = stop', () => {
    const observation = look({ weights: AWAY, lagSeconds: 99 });
    expect(check(observation, { plan, nextStep: back })).toMatchObject({
      reason: { params: { guard: 'data-gate', why: 'behind' } },
    });
  });

  it('nothing shrinks while the site that took over is lost', () => {
    const observation = look({ sites: { onprem: DARK_SITE } });
    expect(check(observation, { plan, nextStep: shrink }).kind).toBe('stop');
  });
});

it('a workload whose switch can no longer be set stops', () => {
  const policy = examplePolicy();
  const other = {
    ...workload,
    policy,
    traffic: { kind: 'nginx' as const, settings: {} },
  };
  expect(
    revalidate({
      ...buildInput({ workload: other, observation: look(lost) }),
      plan: planOf(),
      nextStep: move,
    }),
  ).toMatchObject({ kind: 'stop', reason: { params: { guard: 'ownership' } } });
});
