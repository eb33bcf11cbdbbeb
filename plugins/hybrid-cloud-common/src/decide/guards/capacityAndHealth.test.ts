import {
  buildObservation,
  DARK_SITE,
  examplePolicy,
  exampleWorkload,
  ObservationFacts,
  stale,
} from '../../testUtils';
import { changeSite } from '../__testUtils__/arbitraries';
import {
  BASE,
  AWAY,
  draft,
  guardOf,
  input,
  look,
} from '../__testUtils__/guardInputs';
import { Draft } from '../Draft';
import { destinationHealth } from './destinationHealth';
import { neverAllOff } from './neverAllOff';

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
