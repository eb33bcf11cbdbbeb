import { explainGateReason } from '../explain';
import { DeploymentFreeze, GateReason, PLAN_STATES } from '../model';
import {
  buildObservation,
  DARK_SITE,
  EXAMPLE_NOW,
  exampleDecision,
  exampleObservation,
  exampleWorkload,
  failed,
  missing,
} from '../testUtils';
import { judgeReleaseGate, ReleaseGateInput } from './judgeReleaseGate';

const workload = exampleWorkload();
const calm: ReleaseGateInput = {
  ref: workload.ref,
  workload,
  observation: buildObservation({ workload }),
  freezes: [],
  now: EXAMPLE_NOW,
};
const judge = (changes: Partial<ReleaseGateInput>) =>
  judgeReleaseGate({ ...calm, ...changes });
const kinds = (changes: Partial<ReleaseGateInput>) =>
  judge(changes).map(({ kind }) => kind);

function freeze(changes: Partial<DeploymentFreeze> = {}): DeploymentFreeze {
  return {
    id: 'f1',
    workloadRef: workload.ref,
    until: EXAMPLE_NOW + 3_600_000,
    reason: 'registration day',
    by: 'user:default/joon',
    createdAt: EXAMPLE_NOW,
    ...changes,
  };
}

describe('the release gate', () => {
  it('is open on a good day', () => {
    expect(judge({})).toEqual([]);
  });

  it.each<[string, Partial<DeploymentFreeze>, readonly string[]]>([
    ['of this workload', {}, ['frozen']],
    ['of the whole fleet', { workloadRef: undefined }, ['frozen']],
    ['of another workload', { workloadRef: 'component:default/other' }, []],
    ['that has just ended', { until: EXAMPLE_NOW }, []],
  ])('with a freeze %s', (_, changes, expected) => {
    expect(kinds({ freezes: [freeze(changes)] })).toEqual(expected);
  });

  it.each(PLAN_STATES)('with a plan that is %s', state => {
    const decision = exampleDecision('failing-over');
    const openPlan = {
      id: 'p1',
      state,
      proposal: (decision.kind === 'hold' ? undefined : decision.proposal)!,
    };
    const inFlight = ['approved', 'executing', 'verifying'].includes(state);
    expect(kinds({ openPlan })).toEqual(inFlight ? ['plan-in-flight'] : []);
  });

  it('rule 4: is closed while a site is lost, not while one witness fails', () => {
    const dark = buildObservation({ workload, sites: { onprem: DARK_SITE } });
    expect(kinds({ observation: dark })).toEqual(['site-lost']);
    const suspect = buildObservation({
      workload,
      sites: { onprem: { probe: 'failing' } },
    });
    expect(kinds({ observation: suspect })).toEqual([]);
  });

  it('is open for a first deployment: where nothing is meant to run, nothing is lost', () => {
    const nothing = {
      ...DARK_SITE,
      ready: 0,
      desired: 0,
      cluster: 'unknown',
    } as const;
    const observation = buildObservation({
      workload,
      sites: { onprem: nothing, aws: nothing },
    });
    // Before anything answers anywhere the loop takes itself for blind.
    const diagnosis = { kind: 'portal-blind' } as const;
    expect(kinds({ observation, diagnosis })).toEqual([]);
  });

  it('is closed while a failover stands, whoever moved the traffic', () => {
    const observation = buildObservation({
      workload,
      weights: { onprem: 0, aws: 100 },
    });
    expect(judge({ observation })).toEqual([
      { kind: 'traffic-away', site: 'onprem', weight: 0, baseWeight: 40 },
    ]);
  });

  it('is open for a new service that still has everything at home, and not after a move there', () => {
    const observation = buildObservation({
      workload,
      weights: { onprem: 100, aws: 0 },
    });
    expect(kinds({ observation, moved: false })).toEqual([]);
    expect(kinds({ observation, moved: true })).toEqual(['traffic-away']);
  });

  it('is open on a burst: weight moved, but no site left without any', () => {
    const observation = buildObservation({
      workload,
      weights: { onprem: 20, aws: 80 },
    });
    expect(kinds({ observation })).toEqual([]);
  });

  it('rule 2: what is not known, or not known now, closes it', () => {
    expect(kinds({ observation: undefined })).toEqual(['never-observed']);
    expect(kinds({ workload: undefined })).toEqual(['never-observed']);
    expect(judge({ now: EXAMPLE_NOW + 61_000 })).toEqual([
      { kind: 'observed-long-ago', ageSeconds: 61 },
    ]);
    // Past the age limit of the witnesses and of the split, within that of the look.
    expect(kinds({ now: EXAMPLE_NOW + 30_000 })).toEqual([
      'site-unseen',
      'site-unseen',
      'weights-unknown',
    ]);
    const { observation } = calm;
    if (!observation) throw new Error('no observation');
    const split = (configured: typeof observation.split.configured) =>
      kinds({
        observation: {
          ...observation,
          split: { ...observation.split, configured },
        },
      });
    expect(split(missing('weights'))).toEqual(['weights-unknown']);
    expect(split(failed('weights', 'throttled'))).toEqual(['weights-unknown']);
    // A switch that nothing here reads yet tells nothing, now or later.
    expect(split(failed('weights', 'unsupported'))).toEqual([]);
  });

  it('rule 3: is closed while the portal is blind', () => {
    const diagnosis = { kind: 'portal-blind' } as const;
    const observation = exampleObservation('blind');
    expect(kinds({ observation, diagnosis })).toContain('portal-blind');
  });

  it('tells every reason, not only the first', () => {
    const observation = buildObservation({
      workload,
      weights: { onprem: 0, aws: 100 },
      sites: { onprem: DARK_SITE },
    });
    expect(kinds({ observation, freezes: [freeze()] })).toEqual([
      'frozen',
      'site-lost',
      'traffic-away',
    ]);
  });
});

describe('explainGateReason', () => {
  const reasons: readonly GateReason[] = [
    {
      kind: 'frozen',
      scope: 'fleet',
      by: 'user:default/joon',
      why: 'exams',
      until: EXAMPLE_NOW,
    },
    {
      kind: 'frozen',
      scope: 'workload',
      by: 'user:default/joon',
      why: 'exams',
      until: EXAMPLE_NOW,
    },
    {
      kind: 'plan-in-flight',
      planId: 'p1',
      action: 'failover',
      state: 'executing',
    },
    {
      kind: 'plan-in-flight',
      planId: 'p1',
      action: 'failover',
      state: 'verifying',
    },
    { kind: 'site-lost', site: 'onprem', detail: 'probe: no connection' },
    { kind: 'traffic-away', site: 'onprem', weight: 0, baseWeight: 40 },
    { kind: 'never-observed' },
    { kind: 'observed-long-ago', ageSeconds: 300 },
    { kind: 'portal-blind' },
    { kind: 'site-unseen', site: 'onprem' },
    { kind: 'weights-unknown' },
  ];

  it('has a sentence for every reason, in English', () => {
    expect(reasons.map(reason => explainGateReason(reason, 'en'))).toEqual([
      'Deployments of every service are frozen until 2026-03-02 00:00 UTC by joon: exams',
      'Deployments are frozen until 2026-03-02 00:00 UTC by joon: exams',
      'A failover is being carried out',
      'A failover has just moved traffic and is being verified',
      'onprem is lost (probe: no connection)',
      'The traffic of onprem was moved away (weight 0 instead of 40) and has not come back',
      'The portal has not been able to look at this service yet',
      'The portal last looked at this service 5 min ago',
      'The portal itself seems to see nothing: too much fails at once to be true',
      'Nobody can say how onprem is: its probe, its targets and its cluster are all unknown',
      'Who gets the traffic cannot be read at this moment',
    ]);
  });

  it('and in Korean', () => {
    for (const reason of reasons) {
      expect(explainGateReason(reason, 'ko')).toMatch(/[가-힣]/);
    }
  });
});
