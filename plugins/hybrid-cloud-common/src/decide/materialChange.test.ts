import { Observation, Plan, Step, Weights } from '../model';
import {
  buildInput,
  buildObservation,
  DARK_SITE,
  EXAMPLE_NOW,
  exampleWorkload,
  ObservationFacts,
  stale,
} from '../testUtils';
import { materialChange } from './materialChange';

const workload = exampleWorkload('course-registration');
const BASE: Weights = { onprem: 40, aws: 60 };
const AWAY: Weights = { onprem: 0, aws: 100 };

const look = (facts: Partial<ObservationFacts> = {}) =>
  buildObservation({ workload, ...facts });

function planOf(
  evidence: Observation,
  before: Weights,
  after: Weights,
  more: readonly Step[] = [],
): Plan {
  return {
    id: 'plan-1',
    workloadRef: workload.ref,
    state: 'awaiting-approval',
    proposal: {
      action: after === AWAY ? 'failover' : 'failback',
      mode: 'approve',
      emergency: false,
      before,
      after,
      steps: [
        { kind: 'set-weights', before, after, emergency: false },
        ...more,
      ],
      risk: { dataSeconds: 4, waiting: 'none', absorbs: 1, destination: 'aws' },
    },
    diagnosis: { kind: 'healthy' },
    reasons: [],
    guards: [],
    evidence,
    digest: '',
    requestedBy: 'policy',
    approvalsNeeded: 1,
    approvals: [],
    steps: [],
    createdAt: EXAMPLE_NOW,
    expiresAt: EXAMPLE_NOW,
    updatedAt: EXAMPLE_NOW,
  };
}

const change = (plan: Plan, observation: Observation) => {
  const found = materialChange({
    ...buildInput({ workload, observation }),
    plan,
  });
  return found.kind === 'none' ? [] : found.reasons.map(r => r.code);
};

const lost = { sites: { onprem: DARK_SITE } };
const failover = planOf(look(lost), BASE, AWAY);
const failback = planOf(look({ weights: AWAY, lagSeconds: 4 }), AWAY, BASE);

describe('rule 28: an approval is void', () => {
  it('not while everything is as it was', () => {
    expect(change(failover, look(lost))).toEqual([]);
    expect(change(failback, look({ weights: AWAY }))).toEqual([]);
  });

  it('when the weights are others', () => {
    expect(change(failover, look({ ...lost, weights: AWAY }))).toEqual([
      'weights-changed',
    ]);
  });

  it('when the lost site serves again', () => {
    expect(change(failover, look())).toEqual(['health-changed']);
  });

  it('when a site that served is lost', () => {
    const both = { sites: { onprem: DARK_SITE, aws: DARK_SITE } };
    expect(change(failover, look(both))).toEqual(['health-changed']);
  });

  it.each([
    ['one witness less', { probe: 'serving' as const }],
    [
      'none at all',
      {
        probe: 'unknown' as const,
        targetHealth: 'unknown' as const,
        cluster: 'unknown' as const,
      },
    ],
  ])('not for a doubt during an outage: %s', (_, facts) => {
    const doubt = { sites: { onprem: { ...DARK_SITE, ...facts } } };
    expect(change(failover, look(doubt))).toEqual([]);
  });

  it.each([
    [4, []],
    [9.9, []],
    [10, ['lag-changed']],
    [70, ['lag-changed']],
  ])('when the lag class got worse: from 4 s to %p s', (lagSeconds, codes) => {
    expect(change(failback, look({ weights: AWAY, lagSeconds }))).toEqual(
      codes,
    );
  });

  it('not when the lag class got better', () => {
    const plan = planOf(look({ weights: AWAY, lagSeconds: 20 }), AWAY, BASE);
    expect(change(plan, look({ weights: AWAY, lagSeconds: 1 }))).toEqual([]);
  });

  it('when replication stopped, and not where the move does not rely on the copy', () => {
    const stopped = { replicationState: 'stopped' as const };
    expect(change(failback, look({ weights: AWAY, ...stopped }))).toEqual([
      'lag-changed',
    ]);
    expect(change(failover, look({ ...lost, ...stopped }))).toEqual([]);
  });

  it('when what a step starts from is gone', () => {
    const scale: Step = { kind: 'scale', site: 'aws', before: 4, after: 6 };
    const plan = planOf(look(lost), BASE, AWAY, [scale]);
    const other = { sites: { onprem: DARK_SITE, aws: { desired: 2 } } };
    expect(change(plan, look(other))).toEqual(['replicas-changed']);
    const done = { sites: { onprem: DARK_SITE, aws: { desired: 6 } } };
    expect(change(plan, look(done))).toEqual([]);
  });

  it('a reading that is not fresh voids nothing: it stops the execution', () => {
    const seen = look(lost);
    const configured = stale(AWAY, 'weights', 0);
    const observation = { ...seen, split: { ...seen.split, configured } };
    expect(change(failover, observation)).toEqual([]);
  });
});
