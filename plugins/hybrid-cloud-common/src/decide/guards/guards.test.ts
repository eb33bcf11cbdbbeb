import { PastAction } from '../../model';
import { buildInput, DARK_SITE, EXAMPLE_NOW } from '../../testUtils';
import {
  AWAY,
  BASE,
  draft,
  guardOf,
  input,
  look,
} from '../__testUtils__/guardInputs';
import { decide } from '../decide';
import { DecideContext } from '../DecideContext';
import { decideRequested } from '../decideRequested';
import { Draft } from '../Draft';
import { antiFlap } from './antiFlap';
import { GuardInput } from './GuardInput';
import { maxStep } from './maxStep';
import { runGuards } from './runGuards';

const MINUTE = 60_000;

describe('rule 19: max-step', () => {
  const judge = (over: Partial<Draft>) =>
    maxStep(input({ draft: draft(over) }));
  const half = { onprem: 20, aws: 80 };

  it('the emergency verb has no limit, and only failover has the verb', () => {
    expect(judge({}).verdict).toBe('pass');
    expect(judge({ action: 'burst' }).verdict).toBe('refuse');
  });

  it.each([
    [{ onprem: 0, aws: 100 }, 'pass'],
    [{ onprem: 95, aws: 5 }, 'refuse'],
  ])('from 40:60 to %j with at most half: %s', (after, verdict) => {
    const steps: Draft['steps'] = [
      { kind: 'set-weights', before: BASE, after, emergency: false },
    ];
    expect(judge({ action: 'burst', emergency: false, steps }).verdict).toBe(
      verdict,
    );
  });

  it('every step counts by itself', () => {
    const steps: Draft['steps'] = [
      { kind: 'set-weights', before: BASE, after: half, emergency: false },
      {
        kind: 'set-weights',
        before: half,
        after: { onprem: 90, aws: 10 },
        emergency: false,
      },
    ];
    expect(judge({ action: 'release', steps })).toMatchObject({
      verdict: 'refuse',
      params: { limit: 0.5 },
    });
  });
});

describe('rule 21: one-plan-in-flight', () => {
  it.each<[string, Partial<DecideContext>, string, object]>([
    ['room', { plansInFlight: { fleet: 19, bySite: { aws: 9 } } }, 'pass', {}],
    [
      'the fleet is at its ceiling',
      { plansInFlight: { fleet: 20, bySite: {} } },
      'refuse',
      { why: 'fleet', limit: 20 },
    ],
    [
      'the destination is at its ceiling',
      { plansInFlight: { fleet: 10, bySite: { aws: 10 } } },
      'refuse',
      { why: 'site', site: 'aws' },
    ],
    [
      'another site is at its ceiling',
      { plansInFlight: { fleet: 10, bySite: { onprem: 10 } } },
      'pass',
      {},
    ],
  ])('%s', (_, context, verdict, params) => {
    expect(
      guardOf('one-plan-in-flight', 'failover', { context }),
    ).toMatchObject({
      verdict,
      params,
    });
  });

  it('another plan of the workload has not ended', () => {
    const openPlan = {
      id: 'p7',
      action: 'burst',
      state: 'executing',
    } as const;
    expect(
      guardOf('one-plan-in-flight', 'failover', { history: { openPlan } }),
    ).toMatchObject({
      verdict: 'refuse',
      params: { why: 'workload', planId: 'p7' },
    });
  });
});

describe('rule 24: ownership', () => {
  it.each([['two forward actions', 'foreign-shape']])(
    'a rule of a shape we do not understand is never written: %s',
    (shape, why) => {
      const seen = look();
      const observation = {
        ...seen,
        switch: { ...seen.switch, foreignShape: shape },
      };
      expect(guardOf('ownership', 'failover', { observation })).toMatchObject({
        verdict: 'refuse',
        params: { why, detail: shape },
      });
    },
  );

  it('a rule that forwards to a site the policy does not name', () => {
    const observation = look({ weights: { onprem: 40, aws: 50, gcp: 10 } });
    expect(guardOf('ownership', 'failover', { observation })).toMatchObject({
      params: { why: 'unknown-site', detail: 'gcp' },
    });
  });

  it('a rule in which a site of the policy is missing', () => {
    const observation = look({ weights: { onprem: 40 } });
    const found = decideRequested({
      ...buildInput({ observation }),
      action: 'failback',
    });
    if (found.kind === 'hold') throw new Error('hold');
    expect(found.guards.find(g => g.guard === 'ownership')).toMatchObject({
      params: { why: 'absent-site', detail: 'aws' },
    });
  });

  it('steps on a site without credentials are not drafted in the first place', () => {
    const found = decideRequested({
      ...buildInput({
        observation: look({ sites: { aws: { cpu: 0.8 } } }),
        context: { sitesActable: {} },
      }),
      action: 'failover',
    });
    if (found.kind === 'hold') throw new Error('hold');
    expect(found.proposal.steps.map(s => s.kind)).toEqual(['set-weights']);
  });
});

describe('rule 13: anti-flap', () => {
  const action = (
    kind: PastAction['action'],
    minutesAgo: number,
    automatic: boolean = true,
  ): PastAction => ({
    planId: `p-${minutesAgo}`,
    action: kind,
    automatic,
    before: BASE,
    after: AWAY,
    finishedAt: EXAMPLE_NOW - minutesAgo * MINUTE,
    outcome: 'succeeded',
    uncordoned: [],
    scaled: [],
  });
  const judge = (
    next: PastAction['action'],
    actions: readonly PastAction[],
    over: Partial<GuardInput> = {},
  ) =>
    antiFlap(
      input(
        { draft: draft({ action: next }), mode: 'auto', ...over },
        { history: { actions } },
      ),
    );

  it.each([
    ['failover', 'failback', 14, 'refuse'],
    ['failover', 'failback', 15, 'pass'],
    ['failover', 'failover', 1, 'refuse'],
    ['failback', 'failover', 1, 'refuse'],
    ['burst', 'release', 1, 'refuse'],
    ['release', 'burst', 1, 'refuse'],
    ['burst', 'burst', 1, 'pass'],
    ['burst', 'failover', 1, 'pass'],
    ['release', 'failover', 1, 'pass'],
    ['failover', 'burst', 1, 'refuse'],
  ] as const)(
    'after an automatic %s, %s %i minutes later: %s',
    (earlier, next, minutes, verdict) => {
      expect(judge(next, [action(earlier, minutes)]).verdict).toBe(verdict);
    },
  );

  it('what a person did does not block', () => {
    expect(judge('failback', [action('failover', 1, false)]).verdict).toBe(
      'pass',
    );
  });

  it('a ceiling of switches per hour, of people and of automation', () => {
    const four = [20, 30, 40, 59].map(m => action('burst', m, false));
    expect(judge('burst', four)).toMatchObject({
      verdict: 'refuse',
      params: { why: 'ceiling', switches: 4, limit: 4 },
    });
    expect(judge('burst', four.slice(1)).verdict).toBe('pass');
    const old = [20, 30, 40, 61].map(m => action('burst', m, false));
    expect(judge('burst', old).verdict).toBe('pass');
  });

  it('people are not held back', () => {
    const recent = [action('failover', 1)];
    expect(judge('failback', recent, { requested: true }).verdict).toBe('pass');
    expect(judge('failback', recent, { mode: 'approve' }).verdict).toBe('pass');
  });
});

describe('rule 22: no-change-under-way', () => {
  it('an outage does not wait for drift to be explained', () => {
    const observation = look({
      weights: { onprem: 30, aws: 70 },
      sites: { onprem: DARK_SITE },
    });
    const past = {
      at: EXAMPLE_NOW - 1000,
      sites: [{ site: 'onprem', health: 'down' as const, utilisation: null }],
    };
    const decision = decide(
      buildInput({ observation, history: { observations: [past] } }),
    );
    expect(decision).toMatchObject({
      kind: 'propose',
      proposal: { before: { onprem: 30, aws: 70 }, after: AWAY },
    });
  });
});

it('all guards are judged even after the first has refused', () => {
  const results = runGuards(
    input({}, { observation: look({ sites: { aws: DARK_SITE } }) }),
  );
  expect(results.filter(r => r.verdict !== 'pass').length).toBeGreaterThan(1);
  expect(results).toHaveLength(11);
});
