import { Decision, PastAction, Step, Weights } from '../../model';
import {
  buildInput,
  buildObservation,
  DARK_SITE,
  EXAMPLE_NOW,
  examplePolicy,
  exampleWorkload,
  ObservationFacts,
} from '../../testUtils';
import { decide } from '../decide';

const MINUTE = 60_000;
const workload = exampleWorkload('course-registration');
const AWAY: Weights = { onprem: 0, aws: 100 };
const BASE: Weights = { onprem: 40, aws: 60 };

const action = (overrides: Partial<PastAction> = {}): PastAction => ({
  planId: 'plan-1',
  action: 'failover',
  automatic: false,
  before: BASE,
  after: AWAY,
  finishedAt: EXAMPLE_NOW - 60 * MINUTE,
  outcome: 'succeeded',
  uncordoned: [],
  scaled: [],
  ...overrides,
});

function decideBack(options: {
  upMinutes?: number;
  actions?: readonly PastAction[];
  facts?: Partial<ObservationFacts>;
  holdMinutes?: number;
  mode?: 'approve' | 'auto';
  which?: typeof workload;
}): Decision {
  const {
    upMinutes = 20,
    actions = [action()],
    facts,
    holdMinutes = 15,
  } = options;
  const moded = {
    ...(options.which ?? workload),
    policy: examplePolicy({
      failback: { mode: options.mode ?? 'approve', holdMinutes },
    }),
  };
  return decide(
    buildInput({
      workload: moded,
      observation: buildObservation({
        workload: moded,
        weights: AWAY,
        ...facts,
      }),
      history: {
        actions,
        upSince: { onprem: EXAMPLE_NOW - upMinutes * MINUTE, aws: 0 },
      },
    }),
  );
}

const stepsOf = (d: Decision): readonly Step[] =>
  d.kind === 'hold' ? [] : d.proposal.steps;

describe('failback', () => {
  it('waits for healthy targets, then brings back the base weights', () => {
    const decision = decideBack({});
    expect(decision.reasons).toEqual([
      { code: 'home-recovered', params: { site: 'onprem', minutes: 20 } },
    ]);
    expect(stepsOf(decision)).toEqual([
      {
        kind: 'wait-targets-healthy',
        site: 'onprem',
        minHealthy: 2,
        deadlineSeconds: 300,
      },
      { kind: 'set-weights', before: AWAY, after: BASE, emergency: false },
    ]);
  });

  it.each([
    [14.9, 'hold', 'failback-holding'],
    [15, 'propose', 'home-recovered'],
  ])('rule 11: after %p of 15 minutes: %s, %s', (upMinutes, kind, code) => {
    const decision = decideBack({ upMinutes });
    expect(decision.kind).toBe(kind);
    expect(decision.reasons[0]).toMatchObject({
      code,
      params: { site: 'onprem' },
    });
  });

  it('takes a hold of half a minute', () => {
    expect(decideBack({ upMinutes: 0.5, holdMinutes: 0.5 }).kind).toBe(
      'propose',
    );
    expect(decideBack({ upMinutes: 0.4, holdMinutes: 0.5 }).kind).toBe('hold');
  });

  it('rule 11: a site that is not up now has not recovered, however long it was up', () => {
    const suspect = { sites: { onprem: { probe: 'failing' as const } } };
    expect(decideBack({ facts: suspect }).reasons[0].code).toBe(
      'home-not-recovered',
    );
    const dark = { sites: { onprem: DARK_SITE } };
    expect(decideBack({ facts: dark }).reasons[0].code).toBe(
      'site-lost-no-traffic',
    );
  });

  it('rule 12: blocked while the copy at home is too far behind', () => {
    const decision = decideBack({ facts: { lagSeconds: 31 } });
    expect(decision.kind).toBe('blocked');
    expect(decision.reasons[0]).toMatchObject({
      code: 'guard-not-passed',
      params: { guard: 'data-gate', why: 'behind', seconds: 31, limit: 30 },
    });
  });

  it('rule 12: lag 0 of a stopped task is not sync', () => {
    const decision = decideBack({
      facts: { lagSeconds: 0, replicationState: 'stopped' },
    });
    expect(decision.kind).toBe('blocked');
    expect(decision.reasons[0]).toMatchObject({
      params: { guard: 'data-gate', why: 'not-running' },
    });
  });

  it('rule 19: more than the largest step comes back in steps', () => {
    const campus = exampleWorkload('campus-portal');
    const base = { onprem: 100, aws: 0 };
    const decision = decideBack({
      which: campus,
      actions: [action({ before: base })],
    });
    expect(stepsOf(decision).filter(s => s.kind === 'set-weights')).toEqual([
      {
        kind: 'set-weights',
        before: AWAY,
        after: { onprem: 50, aws: 50 },
        emergency: false,
      },
      {
        kind: 'set-weights',
        before: { onprem: 50, aws: 50 },
        after: base,
        emergency: false,
      },
    ]);
  });

  it('restores sticky sessions and takes back what the failover had grown, after the drain', () => {
    const decision = decideBack({
      actions: [
        action({
          stickinessBefore: 300,
          scaled: [{ site: 'aws', before: 4, after: 6 }],
        }),
      ],
      facts: { sites: { aws: { ready: 6, desired: 6 } } },
    });
    expect(stepsOf(decision).slice(2)).toEqual([
      { kind: 'set-stickiness', before: null, after: 300 },
      { kind: 'wait-drain', site: 'aws', seconds: 60 },
      { kind: 'scale', site: 'aws', before: 6, after: 4 },
    ]);
  });

  it('growth that somebody has taken back already is left alone', () => {
    const decision = decideBack({
      actions: [action({ scaled: [{ site: 'aws', before: 4, after: 6 }] })],
    });
    expect(stepsOf(decision).map(s => s.kind)).not.toContain('scale');
  });

  it('rule 32: weights that somebody else has set are drift, not a failover to take back', () => {
    const decision = decideBack({
      facts: { weights: { onprem: 10, aws: 90 } },
    });
    expect(decision.kind).toBe('hold');
    expect(decision.reasons[0]).toEqual({
      code: 'drift',
      params: {
        expected: 'onprem 0, aws 100',
        found: 'onprem 10, aws 90',
      },
    });
  });

  it('weights at 0:100 without any action of ours are drift as well', () => {
    expect(decideBack({ actions: [] }).reasons[0].code).toBe('drift');
  });

  it('a failover that was taken back is history', () => {
    const back = action({ action: 'failback', before: AWAY, after: BASE });
    const decision = decideBack({
      actions: [back, action()],
      facts: { weights: BASE },
    });
    expect(decision.reasons[0].code).toBe('nothing-to-do');
  });

  it('rule 13: an automatic failback waits out the block after an automatic failover', () => {
    const recent = action({
      automatic: true,
      finishedAt: EXAMPLE_NOW - 10 * MINUTE,
    });
    const auto = decideBack({
      mode: 'auto',
      holdMinutes: 1,
      actions: [recent],
    });
    expect(auto.kind).toBe('blocked');
    expect(auto.reasons[0]).toMatchObject({
      params: { guard: 'anti-flap', why: 'block', action: 'failover' },
    });
    expect(
      decideBack({ mode: 'approve', holdMinutes: 1, actions: [recent] }).kind,
    ).toBe('propose');
  });
});
