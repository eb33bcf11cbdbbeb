import { Workload } from '../../model';
import {
  buildInput,
  buildObservation,
  DARK_SITE,
  EXAMPLE_NOW,
  exampleHistory,
  exampleObservation,
  examplePolicy,
  exampleWorkload,
} from '../../testUtils';
import {
  codes,
  dark,
  decideOn,
  seen,
  stepsOf,
  workload,
} from '../__testUtils__/failingOver';
import { decide } from '../decide';
import { toPastObservation } from '../witness';

describe('failover', () => {
  it('rule 10: a lost site gives a plan 0:100 at once, with both witnesses named', () => {
    const decision = decideOn({});
    expect(decision).toMatchObject({
      kind: 'propose',
      diagnosis: { kind: 'site-down', site: 'onprem' },
      proposal: {
        action: 'failover',
        mode: 'approve',
        emergency: true,
        before: { onprem: 40, aws: 60 },
        after: { onprem: 0, aws: 100 },
        risk: { dataSeconds: 'none', waiting: 1240, absorbs: 1 },
      },
    });
    expect(decision.reasons[0]).toMatchObject({
      code: 'site-lost',
      params: { witnesses: 'probe, target-health' },
    });
    expect(stepsOf(decision)).toEqual([
      {
        kind: 'set-weights',
        before: { onprem: 40, aws: 60 },
        after: { onprem: 0, aws: 100 },
        emergency: true,
      },
    ]);
  });

  it('rule 10: the drained group stays in the rule at weight 0', () => {
    const decision = decideOn({});
    if (decision.kind !== 'propose') throw new Error(decision.kind);
    expect(Object.keys(decision.proposal.after)).toEqual(['onprem', 'aws']);
  });

  it.each([
    ['the first look', 0, 'hold', 'site-lost-counting'],
    ['one bad look before', 1, 'propose', 'site-lost'],
    ['two bad looks before', 2, 'propose', 'site-lost'],
  ])('rule 10: m of n (2 of 3), %s', (_, badBefore, kind, code) => {
    const observations = [3, 2, 1].map(back => {
      const now = EXAMPLE_NOW - back * 1000;
      const state = back <= badBefore ? 'failing-over' : 'calm';
      const observation = exampleObservation(state, { now });
      return toPastObservation({ workload, observation, now });
    });
    const decision = decideOn({ history: { observations } });
    expect(decision.kind).toBe(kind);
    expect(codes(decision)[0]).toBe(code);
  });

  it('says how many bad looks it has and needs', () => {
    const decision = decideOn({ history: { observations: [] } });
    expect(decision.reasons[0]).toEqual({
      code: 'site-lost-counting',
      params: { site: 'onprem', bad: 1, of: 3, needed: 2 },
    });
  });

  it('the present look counts once, whether or not it is in the history already', () => {
    const present = toPastObservation({
      workload,
      observation: dark,
      now: EXAMPLE_NOW,
    });
    const decision = decideOn({ history: { observations: [present] } });
    expect(codes(decision)[0]).toBe('site-lost-counting');
  });

  it('looks from before a gap do not count: the last bad one was an hour ago', () => {
    const now = EXAMPLE_NOW - 3_600_000;
    const observation = exampleObservation('failing-over', { now });
    const observations = [toPastObservation({ workload, observation, now })];
    expect(codes(decideOn({ history: { observations } }))[0]).toBe(
      'site-lost-counting',
    );
  });

  it('a policy that says one of three still needs two', () => {
    const hasty = exampleWorkload('course-registration', {
      policy: examplePolicy({
        failover: { mode: 'approve', badOf: [1, 3], approvals: 1 },
      }),
    });
    const decision = decideOn({
      workload: hasty,
      history: { observations: [] },
    });
    expect(decision.kind).toBe('hold');
  });

  it('a lost site without traffic needs nothing', () => {
    const observation = seen(
      { onprem: DARK_SITE },
      { weights: { onprem: 0, aws: 100 } },
    );
    expect(codes(decideOn({ observation }))).toEqual([
      'site-lost-no-traffic',
      'site-lost',
    ]);
  });

  it('rule 17: with nowhere healthy to go it is blocked, and says so', () => {
    const observation = seen({
      onprem: DARK_SITE,
      aws: { healthyTargets: 0, targetHealth: 'failing', cluster: 'serving' },
    });
    const decision = decideOn({ observation });
    expect(decision.kind).toBe('blocked');
    if (decision.kind !== 'blocked') return;
    const failing = decision.guards.filter(g => g.verdict !== 'pass');
    expect(failing.map(g => g.guard)).toEqual(
      expect.arrayContaining(['never-all-off', 'destination-health']),
    );
  });

  it('switches sticky sessions off before the move: they beat weight', () => {
    const observation = seen({ onprem: DARK_SITE }, { stickinessSeconds: 300 });
    expect(stepsOf(decideOn({ observation })).map(s => s.kind)).toEqual([
      'set-stickiness',
      'set-weights',
    ]);
  });

  it('rule 9: a destination that serves people and could not take the rest grows first', () => {
    const observation = seen({ onprem: DARK_SITE, aws: { cpu: 0.8 } });
    const steps = stepsOf(decideOn({ observation }));
    expect(steps.map(s => s.kind)).toEqual([
      'scale',
      'wait-ready',
      'wait-targets-healthy',
      'set-weights',
    ]);
    expect(steps[0]).toMatchObject({ site: 'aws', before: 4, after: 7 });
  });

  it('in an outage a destination that is nearly large enough takes it first and grows after', () => {
    const observation = seen({ onprem: DARK_SITE, aws: { cpu: 0.65 } });
    expect(stepsOf(decideOn({ observation })).map(s => s.kind)).toEqual([
      'set-weights',
      'scale',
    ]);
  });

  it('in an outage a destination that serves nobody takes it first, however small', () => {
    const campus = exampleWorkload('campus-portal');
    const observation = buildObservation({
      workload: campus,
      sites: {
        onprem: DARK_SITE,
        aws: { ready: 1, desired: 1, healthyTargets: 1, totalTargets: 1 },
      },
    });
    const decision = decide(
      buildInput({
        workload: campus,
        observation,
        history: exampleHistory('failing-over', { workload: campus }),
      }),
    );
    expect(decision.kind).toBe('propose');
    expect(stepsOf(decision)).toMatchObject([
      { kind: 'set-weights', after: { onprem: 0, aws: 100 } },
      { kind: 'scale', site: 'aws', before: 1, after: 5 },
    ]);
  });

  it('rule 12: away from the writer, seconds of writes are at risk', () => {
    const observation = seen(
      {
        aws: DARK_SITE,
        onprem: { ready: 8, healthyTargets: 8, totalTargets: 8, cpu: 0.3 },
      },
      { lagSeconds: 6 },
    );
    const observations = [2, 1].map(back => {
      const now = EXAMPLE_NOW - back * 1000;
      return toPastObservation({
        workload,
        observation: { ...observation, at: now },
        now,
      });
    });
    const decision = decideOn({ observation, history: { observations } });
    expect(decision).toMatchObject({
      kind: 'propose',
      diagnosis: { site: 'aws' },
      proposal: { after: { onprem: 100, aws: 0 }, risk: { dataSeconds: 6 } },
    });
  });

  it('three sites: those that carry traffic share what is left, a standby stays out', () => {
    const base = exampleWorkload('course-registration');
    const three: Workload = {
      ...base,
      data: undefined,
      sites: [
        { ...base.sites[0], baseWeight: 40 },
        { ...base.sites[1], baseWeight: 40 },
        { ...base.sites[1], site: 'nhn', baseWeight: 20 },
      ],
      traffic: {
        kind: 'alb-rule',
        ruleArn: 'arn:rule',
        targetGroups: { onprem: 'arn:1', aws: 'arn:2', nhn: 'arn:3' },
      },
    };
    const observation = buildObservation({
      workload: three,
      sites: { onprem: DARK_SITE, aws: { cpu: 0.3 }, nhn: { cpu: 0.15 } },
    });
    const now = EXAMPLE_NOW - 1000;
    const past = toPastObservation({
      workload: three,
      observation: { ...observation, at: now },
      now,
    });
    const decision = decide(
      buildInput({
        workload: three,
        observation,
        history: { observations: [past] },
      }),
    );
    expect(decision).toMatchObject({
      kind: 'propose',
      proposal: { after: { onprem: 0, aws: 67, nhn: 33 } },
    });
  });

  it('failover comes before burst: rule 7', () => {
    const observation = seen({ onprem: { ...DARK_SITE, cpu: 0.95 } });
    expect(decideOn({ observation })).toMatchObject({
      proposal: { action: 'failover' },
    });
  });

  it.each([
    ['advise', { kind: 'propose', proposal: { mode: 'advise' } }],
    ['approve', { kind: 'propose', proposal: { mode: 'approve' } }],
    ['auto', { kind: 'propose', proposal: { mode: 'auto' } }],
    [
      'observe',
      {
        kind: 'hold',
        reasons: [{ code: 'mode-observe' }, { code: 'site-lost' }],
      },
    ],
  ] as const)('mode %s gives %j', (mode, expected) => {
    const moded = exampleWorkload('course-registration', {
      policy: examplePolicy({
        failover: { mode, badOf: [2, 3], approvals: 1 },
      }),
    });
    expect(decideOn({ workload: moded })).toMatchObject(expected);
  });

  it('while its own plan is open it holds and names the plan', () => {
    const openPlan = {
      id: 'plan-7',
      action: 'failover',
      state: 'awaiting-approval',
    } as const;
    const decision = decideOn({ history: { openPlan } });
    expect(decision.kind).toBe('hold');
    expect(decision.reasons[0]).toEqual({
      code: 'plan-open',
      params: {
        planId: 'plan-7',
        action: 'failover',
        state: 'awaiting-approval',
      },
    });
    expect(decision.reasons[1].code).toBe('site-lost');
  });

  it('a suppression holds everything, and what is seen is said', () => {
    const suppressedUntil = { until: EXAMPLE_NOW + 1, reason: 'exam week' };
    const decision = decideOn({ history: { suppressedUntil } });
    expect(codes(decision)).toEqual(['suppressed', 'site-lost']);
    const over = { until: EXAMPLE_NOW, reason: 'exam week' };
    expect(decideOn({ history: { suppressedUntil: over } }).kind).toBe(
      'propose',
    );
  });

  it('a switch that can only be read is only watched', () => {
    const ticketing = exampleWorkload('ticketing');
    const observation = exampleObservation('failing-over', {
      workload: ticketing,
    });
    const decision = decide(buildInput({ workload: ticketing, observation }));
    expect(codes(decision)).toEqual(['switch-read-only', 'site-lost']);
    const none = { ...ticketing, traffic: undefined };
    expect(codes(decide(buildInput({ workload: none, observation })))).toEqual([
      'no-switch',
      'site-lost',
    ]);
  });
});
