import { Step } from '../../model';
import {
  buildInput,
  buildObservation,
  DARK_SITE,
  EXAMPLE_NOW,
  exampleWorkload,
  missing,
  ObservationFacts,
} from '../../testUtils';
import { changeSite } from '../__testUtils__/arbitraries';
import { toSituation } from '../Situation';
import { absorbs } from './absorbs';
import { carry, podsForAllDemand, podsToCarry, servingPods } from './carry';
import { growTo, scaleSetting } from './growth';

const workload = exampleWorkload('course-registration');
const BASE = { onprem: 40, aws: 60 };
const AWAY = { onprem: 0, aws: 100 };

const situationOf = (
  facts: Partial<ObservationFacts> = {},
  options: Parameters<typeof buildInput>[0] = {},
) =>
  toSituation(
    buildInput({
      workload,
      observation: buildObservation({ workload, ...facts }),
      ...options,
    }),
  );

describe('carry', () => {
  it.each([
    [0.5, 1.2],
    [0.6, 1],
    [1.2, 0.5],
  ])('60 of 100 users at %p of the cpu: %p of all of them', (cpu, share) => {
    const situation = situationOf({ sites: { aws: { cpu } } });
    expect(carry(situation, 'aws')).toBeCloseTo(share, 12);
  });

  it('grows with the pods', () => {
    const situation = situationOf({ sites: { aws: { cpu: 0.6 } } });
    expect(carry(situation, 'aws', 8)).toBeCloseTo(2, 12);
    expect(carry(situation, 'aws', 2)).toBeCloseTo(1, 12); // No fewer than are there.
  });

  it('without traffic of its own: one pod is as able as another', () => {
    const facts = { weights: { onprem: 100, aws: 0 } };
    expect(carry(situationOf(facts), 'aws')).toBe(1);
    expect(carry(situationOf(facts), 'aws', 6)).toBe(1.5);
  });

  it('is nothing where nothing serves', () => {
    const none = { sites: { aws: { healthyTargets: 0 } } };
    expect(carry(situationOf(none), 'aws')).toBe(0);
  });

  it.each(['targets', 'cpu'] as const)(
    'rule 1: with %s missing it is not guessed to be fine',
    kind => {
      const seen = buildObservation({ workload });
      const observation = changeSite(seen, 'aws', s => ({
        ...s,
        [kind]: missing('ratio'),
      }));
      const found = carry(situationOf({}, { observation }), 'aws');
      // Without cpu the pods speak, which knows no headroom: four of eight.
      expect(found).toBe(kind === 'targets' ? undefined : 0.5);
    },
  );
});

describe('demand in pods', () => {
  const withFacts = (
    facts: Partial<ObservationFacts>,
    options: Parameters<typeof buildInput>[0],
  ) => ({ ...options, observation: buildObservation({ workload, ...facts }) });

  it('counts the sites that carry traffic', () => {
    expect(podsForAllDemand(situationOf())).toBe(8);
    expect(podsForAllDemand(situationOf({ weights: AWAY }))).toBe(4);
  });

  it('a lost site counts with what it ran while it was up', () => {
    const before = (secondsAgo: number, readyPods: number) => ({
      at: EXAMPLE_NOW - secondsAgo * 1000,
      sites: [
        { site: 'onprem', health: 'up' as const, utilisation: 0.5, readyPods },
      ],
    });
    const facts = { sites: { onprem: { ...DARK_SITE, ready: 0 } } };
    const known = { history: { observations: [before(20, 9), before(10, 6)] } };
    expect(podsForAllDemand(situationOf(facts, withFacts(facts, known)))).toBe(
      10,
    );
    const old = { history: { observations: [before(601, 6)] } };
    // Only aws is known: its four pods carry 60 of 100.
    expect(
      podsForAllDemand(situationOf(facts, withFacts(facts, old))),
    ).toBeCloseTo(6.667, 3);
  });

  it('is not known while the weights are not', () => {
    const seen = buildObservation({ workload });
    const observation = {
      ...seen,
      split: { ...seen.split, configured: missing('weights') },
    };
    expect(podsForAllDemand(situationOf({}, { observation }))).toBeUndefined();
  });
});

describe('servingPods', () => {
  it.each([
    [4, 4, 4],
    [4, 2, 2],
    [1, 4, 1],
  ])('%i Ready and %i healthy: %i serve', (ready, healthyTargets, serving) => {
    const situation = situationOf({
      sites: { aws: { ready, healthyTargets } },
    });
    expect(servingPods(situation, 'aws')).toBe(serving);
  });
});

describe('podsToCarry', () => {
  it.each([
    [1, 1, 4],
    [1, 0.8, 5],
    [0.6, 0.8, 3],
    [2, 1, 7],
  ])('share %p at load %p takes %i pods', (share, load, pods) => {
    const situation = situationOf({ sites: { aws: { cpu: 0.5 } } });
    expect(podsToCarry(situation, { site: 'aws', share, load })).toBe(pods);
  });

  it('goes by the demand where nothing serves yet', () => {
    const situation = situationOf({ sites: { aws: { healthyTargets: 0 } } });
    expect(podsToCarry(situation, { site: 'aws', share: 0.5, load: 1 })).toBe(
      4,
    );
  });
});

describe('growTo', () => {
  const autoscaler = {
    name: 'hpa',
    minReplicas: 2,
    maxReplicas: 6,
    currentReplicas: 4,
  };

  it.each([
    [6, { kind: 'scale', site: 'aws', before: 4, after: 6 }],
    [5.2, { kind: 'scale', site: 'aws', before: 4, after: 6 }],
    [4, undefined],
    [1, undefined],
  ])('from 4 to %p', (pods, step) => {
    expect(growTo(situationOf(), 'aws', pods)).toEqual(step);
  });

  it.each([
    [5, { before: 2, after: 5 }],
    [99, { before: 2, after: 6 }],
    [4, undefined],
  ])('an HPA by its minimum, within its maximum: to %i', (pods, step) => {
    const situation = situationOf({ sites: { aws: { autoscaler } } });
    const found = growTo(situation, 'aws', pods);
    expect(found && { before: found.before, after: found.after }).toEqual(step);
  });

  it('nowhere without acting credentials', () => {
    const barred = situationOf({}, { context: { sitesActable: {} } });
    expect(growTo(barred, 'aws', 9)).toBeUndefined();
  });

  it('sets what holds: the minimum of an HPA, else the replicas', () => {
    const base = { ready: 4, desired: 4, pending: 0, nodes: [] };
    expect(scaleSetting(base)).toBe(4);
    expect(scaleSetting({ ...base, autoscaler })).toBe(2);
  });
});

describe('absorbs', () => {
  const move = (emergency: boolean): Step => ({
    kind: 'set-weights',
    before: BASE,
    after: AWAY,
    emergency,
  });
  const growth: Step = { kind: 'scale', site: 'aws', before: 4, after: 8 };
  const of = (
    steps: readonly Step[],
    facts: Partial<ObservationFacts> = {},
    before: Record<string, number> = BASE,
  ) =>
    absorbs({
      situation: situationOf({ sites: { aws: { cpu: 1 } }, ...facts }),
      before,
      after: AWAY,
      steps,
    });

  it('counts growth before the move, and not after it', () => {
    expect(of([move(true)])).toEqual({ site: 'aws', ratio: 0.6, grown: false });
    expect(of([growth, move(true)])).toEqual({
      site: 'aws',
      ratio: 1,
      grown: true,
    });
    expect(of([move(true), growth])).toMatchObject({ grown: false });
  });

  it('counts growth after an emergency move to a site that serves nobody yet', () => {
    const idle = {
      weights: { onprem: 100, aws: 0 },
      sites: { aws: { ready: 2, healthyTargets: 2 } },
    };
    expect(of([move(true), growth], idle, idle.weights)).toMatchObject({
      ratio: 1,
      grown: true,
    });
    expect(of([move(false), growth], idle, idle.weights)).toMatchObject({
      ratio: 0.5,
      grown: false,
    });
  });

  it('has nothing to say where nobody gains', () => {
    expect(
      absorbs({
        situation: situationOf(),
        before: AWAY,
        after: AWAY,
        steps: [],
      }),
    ).toBeUndefined();
  });
});
