import { PastObservation, WitnessVerdict } from '../../model';
import {
  buildInput,
  buildObservation,
  DARK_SITE,
  EXAMPLE_NOW,
  EXAMPLE_STATES,
  exampleObservation,
  exampleWorkload,
} from '../../testUtils';
import { nextLook } from '../nextLook';
import { diagnose } from './diagnose';
import { isSuspect } from './isSuspect';
import { badSince, isBad, lastLooks, streak } from './looks';
import { siteVerdict } from './siteVerdict';
import { toPastObservation } from './toPastObservation';
import { upSinceAfter } from './upSinceAfter';

const workload = exampleWorkload();
const NOW = EXAMPLE_NOW;
const S = 'serving';
const F = 'failing';
const U = 'unknown';

describe('rule 4: two independent witnesses', () => {
  it.each<[WitnessVerdict, WitnessVerdict, WitnessVerdict, string]>([
    [S, S, S, 'up'],
    [S, U, U, 'up'],
    [U, S, U, 'up'],
    [U, U, U, 'blind'],
    [F, S, S, 'suspect'],
    [F, U, U, 'suspect'],
    [S, F, S, 'suspect'],
    [S, F, F, 'suspect'],
    [U, F, F, 'suspect'],
    [F, F, S, 'down'],
    [F, S, F, 'down'],
    [F, F, F, 'down'],
    [F, F, U, 'down'],
  ])(
    'probe %s, target health %s, cluster %s: %s',
    (probe, targetHealth, cluster, health) => {
      const { sites } = buildObservation({
        workload,
        sites: { onprem: { probe, targetHealth, cluster } },
      });
      expect(siteVerdict(sites.onprem).health).toBe(health);
    },
  );

  it('a witness whose reading is not fresh says nothing', () => {
    const seen = buildObservation({ workload, sites: { onprem: DARK_SITE } });
    const past = toPastObservation({
      workload,
      observation: seen,
      now: NOW + 21_000,
    });
    expect(past.sites[0].health).toBe('blind');
  });

  it('a site nobody knows is blind', () => {
    expect(siteVerdict(undefined)).toMatchObject({
      health: 'blind',
      detail: '',
    });
  });
});

describe('diagnose', () => {
  const kinds: Record<string, string> = {
    calm: 'healthy',
    overload: 'overload',
    bursting: 'healthy',
    'failing-over': 'site-down',
    'failed-over': 'site-down',
    recovered: 'healthy',
    blocked: 'site-down',
    stale: 'portal-blind',
    degraded: 'degraded',
    'link-down': 'link-down',
    blind: 'portal-blind',
  };
  it.each(EXAMPLE_STATES)('%s', state => {
    const observation = exampleObservation(state);
    expect(diagnose(buildInput({ observation })).kind).toBe(kinds[state]);
  });

  it('of two lost sites the one with more traffic is named', () => {
    const base = exampleWorkload();
    const three = {
      ...base,
      sites: [...base.sites, { ...base.sites[1], site: 'nhn', baseWeight: 10 }],
    };
    const observation = buildObservation({
      workload: three,
      sites: { onprem: DARK_SITE, nhn: DARK_SITE },
    });
    expect(diagnose(buildInput({ workload: three, observation }))).toEqual({
      kind: 'site-down',
      site: 'onprem',
    });
  });

  it('an overflow at rest, without pods and without weight, is not failing', () => {
    const campus = exampleWorkload('campus-portal');
    const rest = { ready: 0, desired: 0, healthyTargets: 0, totalTargets: 0 };
    const observation = buildObservation({
      workload: campus,
      sites: { aws: { ...DARK_SITE, ...rest } },
    });
    expect(diagnose(buildInput({ workload: campus, observation })).kind).toBe(
      'healthy',
    );
    expect(isSuspect(observation)).toBe(false);
    const past = toPastObservation({ workload: campus, observation, now: NOW });
    expect(past.sites[1]).toMatchObject({ health: 'blind', failing: [] });
  });
});

describe('isSuspect', () => {
  it.each([
    [{}, false],
    [{ probe: F }, true],
    [{ targetHealth: F }, true],
    [{ cluster: F }, true],
    [{ cluster: U }, false],
  ] as const)('%j: %p', (facts, suspect) => {
    const observation = buildObservation({ workload, sites: { aws: facts } });
    expect(isSuspect(observation)).toBe(suspect);
  });

  it('a suspect is looked at again sooner, and never later than the tick', () => {
    const tick = { seconds: 5, suspectSeconds: 1 };
    const lastLookAt = 1000;
    expect(nextLook({ suspect: true, lastLookAt, tick })).toBe(2000);
    expect(nextLook({ suspect: false, lastLookAt, tick })).toBe(6000);
    const slow = { seconds: 5, suspectSeconds: 60 };
    expect(nextLook({ suspect: true, lastLookAt, tick: slow })).toBe(6000);
  });
});

describe('toPastObservation', () => {
  it('keeps verdicts, utilisation and pods, and no number where none was fresh', () => {
    const observation = buildObservation({
      workload,
      sites: { onprem: { ...DARK_SITE, cpu: 0.3, memory: 0.7 } },
    });
    expect(toPastObservation({ workload, observation, now: NOW })).toEqual({
      at: NOW,
      sites: [
        {
          site: 'onprem',
          health: 'down',
          failing: ['probe', 'target-health'],
          utilisation: 0.7,
          readyPods: 4,
        },
        {
          site: 'aws',
          health: 'up',
          failing: [],
          utilisation: 0.5,
          readyPods: 4,
        },
      ],
    });
    const late = toPastObservation({
      workload,
      observation,
      now: NOW + 61_000,
    });
    expect(late.sites[0]).toMatchObject({ utilisation: null, readyPods: null });
  });
});

describe('looking back', () => {
  const at = (seconds: number, bad: boolean): PastObservation => ({
    at: NOW + seconds * 1000,
    sites: [
      {
        site: 'onprem',
        health: bad ? 'suspect' : 'up',
        failing: bad ? ['probe'] : [],
        utilisation: null,
      },
    ],
  });

  it('counts a failing probe and failing target health as bad, a failing cluster not', () => {
    const base = { site: 'a', health: 'suspect' as const, utilisation: null };
    expect(isBad({ ...base, failing: ['probe'] })).toBe(true);
    expect(isBad({ ...base, failing: ['target-health'] })).toBe(true);
    expect(isBad({ ...base, failing: ['cluster'] })).toBe(false);
    expect(isBad(base)).toBe(false);
    expect(isBad({ ...base, health: 'down' })).toBe(true);
    expect(isBad(undefined)).toBe(false);
  });

  it('what lies before a gap of more than a minute does not follow', () => {
    const all = [at(-200, true), at(-65, true), at(-5, true), at(0, true)];
    expect(lastLooks(all, 4)).toHaveLength(3);
    expect(lastLooks(all, 2)).toHaveLength(2);
  });

  it('a streak ends at the first look that breaks it', () => {
    const all = [at(-15, true), at(-10, false), at(-5, true), at(0, true)];
    const bad = (look: PastObservation) => isBad(look.sites[0]);
    expect(streak(all, bad)).toHaveLength(2);
    expect(badSince(all, 'onprem')).toBe(NOW - 5000);
    expect(badSince([...all, at(1, false)], 'onprem')).toBeUndefined();
  });

  it('rule 11: up since is kept while up, begins anew after a break, also after blindness', () => {
    const look = (health: 'up' | 'blind' | 'suspect' | 'down', s: number) => ({
      at: NOW + s * 1000,
      sites: [{ site: 'onprem', health, utilisation: null }],
    });
    const first = upSinceAfter({ upSince: {}, past: look('up', 0) });
    expect(first).toEqual({ onprem: NOW });
    expect(upSinceAfter({ upSince: first, past: look('up', 5) })).toEqual(
      first,
    );
    for (const health of ['blind', 'suspect', 'down'] as const)
      expect(upSinceAfter({ upSince: first, past: look(health, 5) })).toEqual(
        {},
      );
  });
});
