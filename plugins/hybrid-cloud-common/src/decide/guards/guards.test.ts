import { Decision, GuardName, GuardResult, PastAction } from '../../model';
import {
  buildInput,
  buildObservation,
  DARK_SITE,
  EXAMPLE_NOW,
  examplePolicy,
  exampleWorkload,
  ObservationFacts,
  stale,
} from '../../testUtils';
import { changeSite } from '../__testUtils__/arbitraries';
import { decide } from '../decide';
import { DecideContext } from '../DecideContext';
import { RequestInput } from '../DecideInput';
import { decideRequested } from '../decideRequested';
import { toSituation } from '../Situation';
import { Draft } from '../Draft';
import { antiFlap } from './antiFlap';
import { destinationHealth } from './destinationHealth';
import { GuardInput } from './GuardInput';
import { maxStep } from './maxStep';
import { neverAllOff } from './neverAllOff';
import { runGuards } from './runGuards';

const workload = exampleWorkload('course-registration');
const BASE = { onprem: 40, aws: 60 };
const AWAY = { onprem: 0, aws: 100 };
const MINUTE = 60_000;

const look = (facts: Partial<ObservationFacts> = {}) =>
  buildObservation({ workload, ...facts });

/** The result of one guard for a person's request. */
function guardOf(
  guard: GuardName,
  action: RequestInput['action'],
  options: Parameters<typeof buildInput>[0] = {},
): GuardResult {
  const decision: Decision = decideRequested({
    ...buildInput(options),
    action,
  });
  if (decision.kind === 'hold')
    throw new Error(JSON.stringify(decision.reasons));
  const found = decision.guards.find(g => g.guard === guard);
  if (!found) throw new Error(`${guard} was not judged`);
  return found;
}

const draft = (overrides: Partial<Draft> = {}): Draft => ({
  action: 'failover',
  emergency: true,
  before: BASE,
  after: AWAY,
  steps: [{ kind: 'set-weights', before: BASE, after: AWAY, emergency: true }],
  destination: 'aws',
  reasons: [],
  needs: [],
  ...overrides,
});

const input = (
  overrides: Partial<Omit<GuardInput, 'situation'>> = {},
  options: Parameters<typeof buildInput>[0] = {},
): GuardInput => ({
  situation: toSituation(buildInput(options)),
  draft: draft(),
  mode: 'approve',
  requested: false,
  executing: false,
  ...overrides,
});

describe('rule 15: never-all-off', () => {
  const judge = (facts: Partial<ObservationFacts>, over: Partial<Draft> = {}) =>
    neverAllOff(input({ draft: draft(over) }, { observation: look(facts) }));

  it('passes when the site that takes all has a healthy target', () => {
    expect(judge({ sites: { onprem: DARK_SITE } })).toMatchObject({
      verdict: 'pass',
    });
  });

  it('refuses when the only site left with weight has none', () => {
    const sites = { aws: { healthyTargets: 0 } };
    expect(judge({ sites })).toMatchObject({
      verdict: 'refuse',
      params: { step: 1, weights: 'onprem 0, aws 100' },
    });
  });

  it('looks at every step, not only at the end', () => {
    const between = { onprem: 100, aws: 0 };
    const steps: Draft['steps'] = [
      { kind: 'set-weights', before: BASE, after: between, emergency: false },
      { kind: 'set-weights', before: between, after: AWAY, emergency: false },
    ];
    const sites = { onprem: { healthyTargets: 0 } };
    expect(judge({ sites }, { steps })).toMatchObject({
      verdict: 'refuse',
      params: { step: 1 },
    });
  });

  it('scaling the only serving site to nothing is all off as well', () => {
    const steps: Draft['steps'] = [
      ...draft().steps,
      { kind: 'scale', site: 'aws', before: 4, after: 0 },
    ];
    expect(judge({}, { steps })).toMatchObject({
      verdict: 'refuse',
      params: { step: 2 },
    });
  });

  it('is inconclusive when the health of the last site is not known', () => {
    const seen = changeSite(look(), 'aws', s => ({
      ...s,
      targets: stale({ healthy: 4, total: 4 }, 'state', 0),
    }));
    expect(neverAllOff(input({}, { observation: seen }))).toMatchObject({
      verdict: 'inconclusive',
      params: { site: 'aws' },
    });
  });
});

describe('rule 16: capacity-ratio', () => {
  it.each([
    [0.5, 'pass', 1],
    [0.75, 'pass', 0.8],
    [0.76, 'refuse', 0.789],
    [0.9, 'refuse', 0.667],
  ])(
    'aws at %p of its nodes with 60 of 100 users: %s',
    (cpu, verdict, absorbs) => {
      const most = {
        name: 'h',
        minReplicas: 4,
        maxReplicas: 4,
        currentReplicas: 4,
      };
      const observation = look({ sites: { aws: { cpu, autoscaler: most } } });
      const found = guardOf('capacity-ratio', 'failover', { observation });
      expect(found.verdict).toBe(verdict);
      expect(found.params.absorbs).toBeCloseTo(absorbs, 3);
    },
  );

  it('a destination without traffic is judged by its pods', () => {
    const campus = exampleWorkload('campus-portal', {
      policy: examplePolicy(),
    });
    const full = {
      name: 'h',
      minReplicas: 1,
      maxReplicas: 1,
      currentReplicas: 1,
    };
    const few = { ready: 1, desired: 1, healthyTargets: 1, totalTargets: 1 };
    const observation = buildObservation({
      workload: campus,
      sites: { aws: { ...few, autoscaler: full } },
    });
    expect(
      guardOf('capacity-ratio', 'failover', { workload: campus, observation }),
    ).toMatchObject({ verdict: 'refuse', params: { absorbs: 0.25 } });
  });

  it('is inconclusive when nothing tells what demand needs', () => {
    const campus = exampleWorkload('campus-portal');
    const seen = buildObservation({ workload: campus });
    const observation = changeSite(seen, 'onprem', s => ({
      ...s,
      placement: { ...s.placement, state: 'missing', reason: 'no' },
    }));
    expect(
      guardOf('capacity-ratio', 'failover', { workload: campus, observation }),
    ).toMatchObject({ verdict: 'inconclusive' });
  });

  it('only Ready pods behind a healthy target count', () => {
    const campus = exampleWorkload('campus-portal', {
      policy: examplePolicy(),
    });
    const full = {
      name: 'h',
      minReplicas: 4,
      maxReplicas: 4,
      currentReplicas: 4,
    };
    const observation = buildObservation({
      workload: campus,
      sites: { aws: { ready: 4, healthyTargets: 2, autoscaler: full } },
    });
    expect(
      guardOf('capacity-ratio', 'failover', { workload: campus, observation })
        .params.absorbs,
    ).toBe(0.5);
  });
});

describe('rule 17: destination-health', () => {
  it.each<[string, Partial<ObservationFacts>['sites'], string]>([
    ['no healthy target', { aws: { healthyTargets: 0 } }, 'no-healthy-target'],
    ['lost', { aws: DARK_SITE, onprem: {} }, 'site-lost'],
    ['our probe of it fails', { aws: { probe: 'failing' } }, 'probe-failing'],
  ])('refuses: %s', (_, sites, why) => {
    const observation = look({ sites });
    expect(destinationHealth(input({}, { observation }))).toMatchObject({
      verdict: 'refuse',
      params: { site: 'aws', why },
    });
  });

  it('an outage has no time for hope: a wait does not count in an emergency', () => {
    const steps: Draft['steps'] = [
      {
        kind: 'wait-targets-healthy',
        site: 'aws',
        minHealthy: 1,
        deadlineSeconds: 9,
      },
      ...draft().steps,
    ];
    const observation = look({ sites: { aws: { healthyTargets: 0 } } });
    const judge = (emergency: boolean) =>
      destinationHealth(
        input({ draft: draft({ steps, emergency }) }, { observation }),
      ).verdict;
    expect(judge(true)).toBe('refuse');
    expect(judge(false)).toBe('pass');
  });
});

describe('rules 12 and 18: data-gate, replication direction x move direction', () => {
  const towards = (
    site: 'onprem' | 'aws',
    data: object | undefined,
    facts: Partial<ObservationFacts> = {},
  ) => {
    const target = {
      ...workload,
      data: data && { ...workload.data, ...data },
    } as typeof workload;
    const weights = site === 'aws' ? { onprem: 100, aws: 0 } : AWAY;
    const observation = buildObservation({
      workload: target,
      weights,
      sites: { aws: { ready: 9, healthyTargets: 9 } },
      ...facts,
    });
    return guardOf('data-gate', site === 'aws' ? 'failover' : 'failback', {
      workload: target,
      observation,
    });
  };
  const forth = { kind: 'dump' as const, from: 'aws', to: 'onprem' };
  const back = { kind: 'dump' as const, from: 'onprem', to: 'aws' };

  it.each([
    ['aws' as const, undefined, {}, 'pass', 'no-data'],
    [
      'aws' as const,
      { writer: 'aws', replication: forth },
      { lagSeconds: 9999 },
      'pass',
      'writer',
    ],
    [
      'onprem' as const,
      { writer: 'aws', replication: forth },
      { lagSeconds: 30 },
      'pass',
      'in-sync',
    ],
    [
      'onprem' as const,
      { writer: 'aws', replication: forth },
      { lagSeconds: 30.1 },
      'refuse',
      'behind',
    ],
    [
      'aws' as const,
      { writer: 'onprem', replication: back },
      { lagSeconds: 4 },
      'pass',
      'in-sync',
    ],
    [
      'aws' as const,
      { writer: 'onprem', replication: back },
      { lagSeconds: 31 },
      'refuse',
      'behind',
    ],
    [
      'aws' as const,
      { writer: 'onprem', replication: forth },
      { lagSeconds: 0 },
      'refuse',
      'wrong-direction',
    ],
    [
      'onprem' as const,
      { writer: 'aws', replication: back },
      { lagSeconds: 0 },
      'refuse',
      'wrong-direction',
    ],
    [
      'aws' as const,
      { writer: 'onprem', replication: undefined },
      {},
      'refuse',
      'no-replication',
    ],
    [
      'onprem' as const,
      { writer: 'aws', replication: forth },
      { lagSeconds: 0, replicationState: 'stopped' as const },
      'refuse',
      'not-running',
    ],
    [
      'onprem' as const,
      { writer: 'aws', replication: forth },
      { lagSeconds: 0, replicationState: 'starting' as const },
      'refuse',
      'not-running',
    ],
    [
      'onprem' as const,
      { writer: 'aws', replication: forth },
      { lagSeconds: 0, replicationState: 'unknown' as const },
      'inconclusive',
      'state-unknown',
    ],
  ])('towards %s with %j and %j: %s, %s', (site, data, facts, verdict, why) => {
    expect(towards(site, data, facts)).toMatchObject({
      verdict,
      params: { why },
    });
  });

  it.each([
    ['lag', 'lag-unknown'],
    ['state', 'state-unknown'],
  ] as const)('unknown %s is not safe', (field, why) => {
    const seen = look({ weights: AWAY });
    if (!seen.replication) throw new Error('no replication');
    const reading = seen.replication[field];
    const replication = {
      ...seen.replication,
      [field]: { ...reading, state: 'missing', reason: 'none' },
    } as typeof seen.replication;
    expect(
      guardOf('data-gate', 'failback', {
        observation: { ...seen, replication },
      }),
    ).toMatchObject({ verdict: 'inconclusive', params: { why } });
  });
});

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
    const openPlan = { id: 'p7', action: 'burst' as const };
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
