import { Decision, Policy, Step } from '../../model';
import {
  buildInput,
  buildObservation,
  EXAMPLE_NOW,
  exampleNode,
  examplePolicy,
  exampleWorkload,
  missing,
  ObservationFacts,
  stale,
} from '../../testUtils';
import { changeSite } from '../__testUtils__/arbitraries';
import { decide } from '../decide';
import { toPastObservation } from '../witness';
import { shedShare } from './burst';

const RESERVE = [
  exampleNode('node-1'),
  exampleNode('node-2'),
  exampleNode('node-3', { schedulable: false, reserve: true, pods: 0 }),
  exampleNode('node-monitoring', { monitoring: true, pods: 0 }),
];

const campus = (policy: Partial<Policy> = {}) =>
  exampleWorkload('campus-portal', {
    policy: examplePolicy({
      limits: { ...examplePolicy().limits, minCapacityRatio: 0.5 },
      ...policy,
    }),
  });

const SMALL = { ready: 1, desired: 1, healthyTargets: 1, totalTargets: 1 };

/** Home at a load for some looks, AWS with one pod. */
function look(
  cpu: number,
  facts: Partial<ObservationFacts> = {},
  now: number = EXAMPLE_NOW,
) {
  const { sites, ...rest } = facts;
  return buildObservation({
    workload: campus(),
    now,
    sites: {
      onprem: { cpu, nodes: RESERVE, ...sites?.onprem },
      aws: { ...SMALL, ...sites?.aws },
    },
    ...rest,
  });
}

function decideAt(options: {
  loads: readonly number[];
  facts?: Partial<ObservationFacts>;
  policy?: Partial<Policy>;
  context?: Parameters<typeof buildInput>[0];
}): Decision {
  const { loads, facts, policy, context } = options;
  const workload = campus(policy);
  const observations = loads.slice(0, -1).map((cpu, i) => {
    const now = EXAMPLE_NOW - (loads.length - 1 - i) * 5000;
    return toPastObservation({
      workload,
      observation: look(cpu, facts, now),
      now,
    });
  });
  return decide(
    buildInput({
      workload,
      observation: look(loads[loads.length - 1], facts),
      ...context,
      history: { observations },
    }),
  );
}

const stepsOf = (d: Decision): readonly Step[] =>
  d.kind === 'hold' ? [] : d.proposal.steps;

describe('burst', () => {
  it('rule 9: reserve node first, grow the cloud, wait ready and healthy, then move weight', () => {
    const decision = decideAt({ loads: [0.85, 0.86, 0.85] });
    expect(decision.kind).toBe('propose');
    expect(stepsOf(decision)).toEqual([
      { kind: 'uncordon-node', site: 'onprem', node: 'node-3' },
      { kind: 'scale', site: 'onprem', before: 4, after: 6 },
      { kind: 'scale', site: 'aws', before: 1, after: 2 },
      { kind: 'wait-ready', site: 'aws', minReady: 2, deadlineSeconds: 600 },
      {
        kind: 'wait-targets-healthy',
        site: 'aws',
        minHealthy: 2,
        deadlineSeconds: 300,
      },
      {
        kind: 'set-weights',
        before: { onprem: 100, aws: 0 },
        after: { onprem: 75, aws: 25 },
        emergency: false,
      },
    ]);
  });

  it.each([
    [[0.85], 1],
    [[0.85, 0.85], 2],
    [[0.5, 0.85, 0.85], 2],
    [[0.85, 0.79, 0.85], 1],
  ])('rule 8: held for 3 looks: after %p it has counted %i', (loads, ticks) => {
    const decision = decideAt({ loads });
    expect(decision.kind).toBe('hold');
    expect(decision.reasons[0]).toMatchObject({
      code: 'home-over-counting',
      params: { ticks, needed: 3 },
    });
  });

  it('rule 8: there is no dead band: at the threshold itself something leaves', () => {
    expect(decideAt({ loads: [0.8, 0.8, 0.8] })).toMatchObject({
      kind: 'propose',
      proposal: { after: { onprem: 95, aws: 5 } },
    });
    expect(decideAt({ loads: [0.79, 0.79, 0.79] }).kind).toBe('hold');
  });

  it.each([
    [0.79, 0],
    [0.8, 0.05],
    [0.85, 0.25],
    [0.88, 0.4],
    [0.9, 0.5],
    [1.4, 0.5],
  ])(
    'rule 8: shed is in proportion: at %p it is %p of all traffic',
    (load, share) => {
      expect(shedShare({ load, at: 0.8, full: 0.9, maxStep: 0.5 })).toBeCloseTo(
        share,
        10,
      );
    },
  );

  it('with full equal to at the whole step leaves at once', () => {
    expect(shedShare({ load: 0.8, at: 0.8, full: 0.8, maxStep: 0.3 })).toBe(
      0.3,
    );
  });

  it('memory counts as cpu does: the higher of the two', () => {
    const hot = { sites: { onprem: { memory: 0.86 } } };
    expect(decideAt({ loads: [0.3, 0.3, 0.3], facts: hot }).kind).toBe(
      'propose',
    );
  });

  it('an overflow that is busy itself grows by its own load', () => {
    const busy = {
      ready: 4,
      desired: 4,
      healthyTargets: 4,
      totalTargets: 4,
      cpu: 1,
    };
    const decision = decideAt({
      loads: [0.85, 0.85, 0.85],
      facts: { weights: { onprem: 40, aws: 60 }, sites: { aws: busy } },
      context: { workload: exampleWorkload('course-registration') },
    });
    if (decision.kind === 'hold') throw new Error(decision.reasons[0].code);
    expect(decision.proposal.after).toEqual({ onprem: 15, aws: 85 });
    // 4 pods at 100 % carry 60 %: at 80 % it takes 4 x 0.85 / 0.6 / 0.8 = 7.08 for 85 %.
    expect(stepsOf(decision)).toContainEqual({
      kind: 'scale',
      site: 'aws',
      before: 4,
      after: 8,
    });
  });

  it('home keeps some of its traffic: taking all of it is a failover', () => {
    const facts = {
      weights: { onprem: 10, aws: 90 },
      sites: {
        aws: { ready: 9, desired: 9, healthyTargets: 9, totalTargets: 9 },
      },
    };
    const decision = decideAt({ loads: [0.9, 0.9, 0.9], facts });
    if (decision.kind === 'hold') throw new Error(decision.reasons[0].code);
    expect(decision.proposal.after).toEqual({ onprem: 5, aws: 95 });
    const last = { ...facts, weights: { onprem: 5, aws: 95 } };
    expect(
      decideAt({ loads: [0.9, 0.9, 0.9], facts: last }).reasons[0].code,
    ).toBe('nothing-left-to-shed');
  });

  it('an HPA is raised by its minimum and never over its maximum', () => {
    const autoscaler = {
      name: 'campus',
      minReplicas: 1,
      maxReplicas: 2,
      currentReplicas: 1,
    };
    const decision = decideAt({
      loads: [0.9, 0.9, 0.9],
      facts: { sites: { aws: { autoscaler } } },
    });
    expect(stepsOf(decision)).toContainEqual({
      kind: 'scale',
      site: 'aws',
      before: 1,
      after: 2,
    });
  });

  it('what is there already is not made again: no change, no write', () => {
    const plenty = { ready: 6, desired: 6, healthyTargets: 6, totalTargets: 6 };
    const nodes = RESERVE.map(n => ({ ...n, schedulable: true }));
    const decision = decideAt({
      loads: [0.85, 0.85, 0.85],
      facts: { sites: { onprem: { nodes }, aws: plenty } },
    });
    expect(stepsOf(decision).map(s => s.kind)).toEqual([
      'wait-ready',
      'wait-targets-healthy',
      'set-weights',
    ]);
  });

  it('a reserve node that is not Ready is left alone', () => {
    const nodes = RESERVE.map(n => (n.reserve ? { ...n, ready: false } : n));
    const decision = decideAt({
      loads: [0.85, 0.85, 0.85],
      facts: { sites: { onprem: { nodes } } },
    });
    expect(stepsOf(decision).map(s => s.kind)).not.toContain('uncordon-node');
  });

  it('without acting credentials for home its reserve stays, the rest goes on', () => {
    const decision = decideAt({
      loads: [0.85, 0.85, 0.85],
      context: { context: { sitesActable: { onprem: false, aws: true } } },
    });
    expect(decision.kind).toBe('propose');
    expect(stepsOf(decision)[0]).toMatchObject({ kind: 'scale', site: 'aws' });
  });

  it('rule 19: a move over the largest step goes in steps', () => {
    const policy = { limits: { ...campus().policy.limits, maxStep: 0.2 } };
    const moves = stepsOf(
      decideAt({ loads: [0.95, 0.95, 0.95], policy }),
    ).filter(s => s.kind === 'set-weights');
    expect(moves).toHaveLength(1);
    expect(moves[0]).toMatchObject({ after: { onprem: 80, aws: 20 } });
  });

  it.each(['cpu', 'memory'] as const)(
    'rule 2: with %s of home stale nothing is done, and it is named',
    kind => {
      const observation = changeSite(look(0.95), 'onprem', s => ({
        ...s,
        [kind]: stale(0.95, 'ratio', EXAMPLE_NOW - 90_000, 'metrics'),
      }));
      const decision = decide(buildInput({ workload: campus(), observation }));
      expect(decision.kind).toBe('hold');
      expect(decision.reasons[0]).toEqual({
        code: 'reading-not-fresh',
        params: {
          reading: kind,
          site: 'onprem',
          state: 'stale',
          ageSeconds: 90,
          source: 'metrics',
        },
      });
    },
  );

  it('rule 1: with the metrics API silent nothing is done', () => {
    const observation = changeSite(look(0.95), 'onprem', s => ({
      ...s,
      cpu: missing('ratio'),
      memory: missing('ratio'),
    }));
    expect(
      decide(buildInput({ workload: campus(), observation })).reasons[0],
    ).toMatchObject({
      code: 'reading-not-fresh',
      params: { state: 'missing' },
    });
  });

  it('a workload without overflow site does not burst', () => {
    const workload = {
      ...campus(),
      sites: campus().sites.map(s =>
        s.site === 'aws' ? { ...s, role: 'standby' as const } : s,
      ),
    };
    const decision = decide(buildInput({ workload, observation: look(0.95) }));
    expect(decision.kind).toBe('hold');
    expect(decision.diagnosis.kind).toBe('overload');
  });

  it('rule 22: while somebody else changes weights it is blocked', () => {
    const facts = { weights: { onprem: 90, aws: 10 } };
    const decision = decideAt({ loads: [0.85, 0.85, 0.85], facts });
    expect(decision.kind).toBe('blocked');
    expect(decision.reasons[0]).toMatchObject({
      code: 'guard-not-passed',
      params: { guard: 'no-change-under-way', found: 'onprem 90, aws 10' },
    });
  });
});
