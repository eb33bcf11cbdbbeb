import { Decision, PastAction, Step } from '../../model';
import {
  buildInput,
  buildObservation,
  EXAMPLE_NOW,
  exampleNode,
  exampleWorkload,
  ObservationFacts,
} from '../../testUtils';
import { decide } from '../decide';
import { toPastObservation } from '../witness';

const workload = exampleWorkload('campus-portal');
const BURST = { onprem: 75, aws: 25 };
const BASE = { onprem: 100, aws: 0 };

const burst = (overrides: Partial<PastAction> = {}): PastAction => ({
  planId: 'plan-1',
  action: 'burst',
  automatic: false,
  before: BASE,
  after: BURST,
  finishedAt: EXAMPLE_NOW - 600_000,
  outcome: 'succeeded',
  uncordoned: [{ site: 'onprem', node: 'node-3' }],
  scaled: [
    { site: 'onprem', before: 4, after: 6 },
    { site: 'aws', before: 1, after: 2 },
  ],
  ...overrides,
});

const NODES = [
  exampleNode('node-1'),
  exampleNode('node-2'),
  exampleNode('node-3', { reserve: true }),
];

function look(
  cpu: number,
  facts: Partial<ObservationFacts> = {},
  now: number = EXAMPLE_NOW,
) {
  return buildObservation({
    workload,
    now,
    weights: BURST,
    sites: {
      onprem: { cpu, memory: 0.2, ready: 6, desired: 6, nodes: NODES },
      aws: { ready: 2, desired: 2, healthyTargets: 2, totalTargets: 2 },
    },
    ...facts,
  });
}

function decideAt(
  loads: readonly number[],
  options: {
    actions?: readonly PastAction[];
    facts?: Partial<ObservationFacts>;
  } = {},
): Decision {
  const observations = loads.slice(0, -1).map((cpu, i) => {
    const now = EXAMPLE_NOW - (loads.length - 1 - i) * 5000;
    const observation = look(cpu, options.facts, now);
    return toPastObservation({ workload, observation, now });
  });
  return decide(
    buildInput({
      workload,
      observation: look(loads[loads.length - 1], options.facts),
      history: { observations, actions: options.actions ?? [burst()] },
    }),
  );
}

const stepsOf = (d: Decision): readonly Step[] =>
  d.kind === 'hold' ? [] : d.proposal.steps;

describe('release', () => {
  it('rule 9: weight home, drain, then shrink: cloud first and the reserve node last', () => {
    const decision = decideAt([0.3, 0.3, 0.3]);
    expect(decision.reasons[0].code).toBe('home-under-release');
    expect(stepsOf(decision)).toEqual([
      { kind: 'set-weights', before: BURST, after: BASE, emergency: false },
      { kind: 'wait-drain', site: 'aws', seconds: 60 },
      { kind: 'scale', site: 'aws', before: 2, after: 1 },
      { kind: 'scale', site: 'onprem', before: 6, after: 4 },
      { kind: 'cordon-node', site: 'onprem', node: 'node-3' },
    ]);
  });

  it('the drain is as long as sticky sessions hold users', () => {
    const steps = stepsOf(
      decideAt([0.3, 0.3, 0.3], { facts: { stickinessSeconds: 240 } }),
    );
    expect(steps).toContainEqual({
      kind: 'wait-drain',
      site: 'aws',
      seconds: 300,
    });
  });

  it.each([
    [[0.7, 0.7, 0.7], 'burst-holding'],
    [[0.6, 0.6, 0.6], 'burst-holding'],
    [[0.3], 'release-counting'],
    [[0.3, 0.7, 0.3], 'release-counting'],
  ])('rule 8: at %p it is %s', (loads, code) => {
    const decision = decideAt(loads);
    expect(decision.kind).toBe('hold');
    expect(decision.reasons[0].code).toBe(code);
  });

  it('does not let go what would burst again: the users and the lost reserve are counted in', () => {
    // 0.45 with 75 of 100 users on three nodes is 0.9 with all of them on two.
    const decision = decideAt([0.45, 0.45, 0.45]);
    expect(decision.kind).toBe('hold');
    expect(decision.reasons[0]).toMatchObject({
      code: 'release-would-burst-again',
      params: { site: 'onprem', at: 0.8 },
    });
    const [{ params }] = decision.reasons;
    expect('predicted' in params && params.predicted).toBeCloseTo(0.9, 10);
  });

  it('takes back exactly what the bursts since base have grown, the earliest figure of each', () => {
    const second = burst({
      before: BURST,
      after: { onprem: 50, aws: 50 },
      uncordoned: [],
      scaled: [{ site: 'aws', before: 2, after: 4 }],
    });
    const decision = decideAt([0.2, 0.2, 0.2], {
      actions: [second, burst()],
      facts: {
        weights: { onprem: 50, aws: 50 },
        sites: {
          onprem: { cpu: 0.2, memory: 0.2, ready: 6, desired: 6, nodes: NODES },
          aws: { ready: 4, desired: 4 },
        },
      },
    });
    expect(stepsOf(decision)).toContainEqual({
      kind: 'scale',
      site: 'aws',
      before: 4,
      after: 1,
    });
  });

  it('a burst that was released before is not taken back twice', () => {
    const released: PastAction = {
      ...burst(),
      action: 'release',
      before: BURST,
      after: BASE,
      uncordoned: [],
      scaled: [],
    };
    const again = burst({ uncordoned: [], scaled: [] });
    const decision = decideAt([0.3, 0.3, 0.3], {
      actions: [again, released, burst()],
    });
    expect(stepsOf(decision).map(s => s.kind)).toEqual([
      'set-weights',
      'wait-drain',
    ]);
  });

  it('rule 32: weights that were not ours are drift', () => {
    const decision = decideAt([0.3, 0.3, 0.3], { actions: [] });
    expect(decision.kind).toBe('hold');
    expect(decision.reasons[0]).toEqual({
      code: 'drift',
      params: { expected: 'onprem 100, aws 0', found: 'onprem 75, aws 25' },
    });
  });

  it('rule 32: a new service that still has everything at home has drifted from nothing', () => {
    const course = exampleWorkload('course-registration');
    const atHome = buildObservation({
      workload: course,
      weights: { onprem: 100, aws: 0 },
    });
    const input = buildInput({ workload: course, observation: atHome });
    expect(decide(input).reasons[0].code).not.toBe('drift');
    const elsewhere = buildObservation({
      workload: course,
      weights: { onprem: 0, aws: 100 },
    });
    expect(decide({ ...input, observation: elsewhere }).reasons[0].code).toBe(
      'drift',
    );
  });

  it('after a burst that failed half-way both weights are expected', () => {
    const halfWay = burst({ outcome: 'failed' });
    expect(decideAt([0.3, 0.3, 0.3], { actions: [halfWay] }).kind).toBe(
      'propose',
    );
    const rolledBack = burst({ outcome: 'rolled-back' });
    expect(
      decideAt([0.3, 0.3, 0.3], { actions: [rolledBack] }).reasons[0].code,
    ).toBe('drift');
  });

  it('at base weights there is nothing to release', () => {
    const decision = decideAt([0.3, 0.3, 0.3], {
      actions: [],
      facts: { weights: BASE },
    });
    expect(decision.reasons[0].code).toBe('nothing-to-do');
  });

  it('rule 12: users do not return to a copy that is too far behind', () => {
    const decision = decideAt([0.3, 0.3, 0.3], { facts: { lagSeconds: 61 } });
    expect(decision.kind).toBe('blocked');
  });
});
