/* eslint-disable jest/no-conditional-expect -- a property speaks of the inputs that lead somewhere; the first test
   proves that there are such inputs. */
import fc from 'fast-check';
import { ActionKind, Decision, Step } from '../model';
import { EXAMPLE_NOW } from '../testUtils';
import {
  arbitraryInput,
  changeReadings,
  toMissing,
  toStale,
} from './__testUtils__/arbitraries';
import { decide } from './decide';
import { DecideInput } from './DecideInput';
import { decideRequested } from './decideRequested';
import { gainers, movedShare, sameWeights } from './split';
import { isBad, verdictOn } from './witness/looks';

const ACTIONS = ['failover', 'failback', 'burst', 'release'] as const;
const RUNS = { numRuns: 400, seed: 20260302 };

/** What the loop decides and what each request of a person comes to. */
function everyDecision(input: DecideInput): readonly Decision[] {
  return [
    decide(input),
    ...ACTIONS.map(action => decideRequested({ ...input, action })),
  ];
}

type Proposed = Extract<Decision, { kind: 'propose' }>;
const proposed = (input: DecideInput): readonly Proposed[] =>
  everyDecision(input).flatMap(d => (d.kind === 'propose' ? [d] : []));

const healthyNow = (input: DecideInput, site: string) => {
  const { targets } = input.observation.sites[site];
  return targets.state === 'fresh' && targets.value.healthy > 0;
};

const waitedFor = (steps: readonly Step[], site: string) =>
  steps.some(s => s.kind === 'wait-targets-healthy' && s.site === site);

const always = (check: (input: DecideInput) => void) =>
  fc.assert(fc.property(arbitraryInput(), check), RUNS);

function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === 'object') {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}

describe('every decision', () => {
  it('the inputs reach every action, proposed and blocked (or the rest would prove nothing)', () => {
    const seen = new Set<string>();
    for (const input of fc.sample(arbitraryInput(), RUNS))
      for (const d of everyDecision(input))
        seen.add(d.kind === 'hold' ? 'hold' : `${d.kind} ${d.proposal.action}`);
    for (const action of ACTIONS) {
      expect(seen).toContain(`propose ${action}`);
      expect(seen).toContain(`blocked ${action}`);
    }
    const byLoop = new Set<ActionKind | 'hold'>();
    for (const input of fc.sample(arbitraryInput(), {
      ...RUNS,
      numRuns: 2500,
    })) {
      const d = decide(input);
      byLoop.add(d.kind === 'propose' ? d.proposal.action : 'hold');
    }
    expect([...byLoop].sort()).toEqual([...ACTIONS, 'hold'].sort());
  });

  it('rule 15: never all off, after every prefix of steps', () =>
    always(input => {
      for (const { proposal } of proposed(input)) {
        let weights = proposal.before;
        proposal.steps.forEach((step, i) => {
          if (step.kind !== 'set-weights') return;
          weights = step.after;
          const prefix = proposal.steps.slice(0, i);
          const serves = Object.keys(weights).some(
            site =>
              weights[site] > 0 &&
              (healthyNow(input, site) || waitedFor(prefix, site)),
          );
          expect(serves).toBe(true);
        });
      }
    }));

  it('rule 17: never onto a site without healthy capacity', () =>
    always(input => {
      for (const { proposal } of proposed(input)) {
        const move = proposal.steps.findIndex(s => s.kind === 'set-weights');
        for (const site of gainers(proposal.before, proposal.after))
          expect(
            healthyNow(input, site) ||
              waitedFor(proposal.steps.slice(0, move), site),
          ).toBe(true);
      }
    }));

  it('rule 17: an emergency move never waits for health that is not there', () =>
    always(input => {
      const d = decide(input);
      if (d.kind !== 'propose' || !d.proposal.emergency) return;
      for (const site of gainers(d.proposal.before, d.proposal.after))
        expect(healthyNow(input, site)).toBe(true);
    }));

  it('rule 2: stale never acts', () =>
    always(input => {
      const stale = toStale(EXAMPLE_NOW - 600_000);
      const observation = changeReadings(input.observation, stale);
      for (const d of everyDecision({ ...input, observation }))
        expect(d.kind).toBe('hold');
    }));

  it('rule 2: an observation taken an hour ago is stale, whatever it says of itself', () =>
    always(input => {
      const late = { ...input, now: EXAMPLE_NOW + 3_600_000 };
      for (const d of everyDecision(late)) expect(d.kind).toBe('hold');
    }));

  it('rule 1: missing never acts', () =>
    always(input => {
      const observation = changeReadings(input.observation, toMissing);
      for (const d of everyDecision({ ...input, observation }))
        expect(d.kind).toBe('hold');
    }));

  it('rule 1: with the weights unknown nothing moves', () =>
    always(input => {
      const { split } = input.observation;
      const observation = {
        ...input.observation,
        split: {
          ...split,
          configured: changeReadings(input.observation, toMissing).split
            .configured,
        },
      };
      for (const d of everyDecision({ ...input, observation }))
        expect(d.kind).toBe('hold');
    }));

  it('rule 10: one bad observation never switches', () =>
    always(input => {
      const good = input.history.observations.map(look => ({
        ...look,
        sites: look.sites.map(s => ({
          ...s,
          health: 'up' as const,
          failing: [],
        })),
      }));
      const d = decide({
        ...input,
        history: { ...input.history, observations: good },
      });
      if (d.kind !== 'hold') expect(d.proposal.action).not.toBe('failover');
    }));

  it('rule 4: a failover of the loop has our probe and a second witness failing, now and before', () =>
    always(input => {
      const d = decide(input);
      if (d.kind !== 'propose' || d.proposal.action !== 'failover') return;
      if (d.diagnosis.kind !== 'site-down') throw new Error('no site is down');
      const { site } = d.diagnosis;
      const failing = input.observation.sites[site].witnesses
        .filter(w => w.verdict === 'failing')
        .map(w => w.kind);
      expect(failing).toContain('probe');
      expect(new Set(failing).size).toBeGreaterThanOrEqual(2);
      const before = input.history.observations.filter(look =>
        isBad(verdictOn(look, site)),
      );
      expect(before.length).toBeGreaterThanOrEqual(1);
    }));

  it('rule 6: the same input gives the same decision, and the input is left alone', () =>
    always(input => {
      const frozen = deepFreeze(structuredClone(input));
      expect(everyDecision(frozen)).toEqual(everyDecision(frozen));
      expect(everyDecision(structuredClone(input))).toEqual(
        everyDecision(frozen),
      );
    }));

  it('rule 12: weight never goes where the data is in doubt', () =>
    always(input => {
      const { data } = input.workload;
      if (!data) return;
      for (const { proposal } of proposed(input))
        for (const site of gainers(proposal.before, proposal.after)) {
          if (site === data.writer) continue;
          const { replication } = input.observation;
          expect(replication?.state).toMatchObject({ value: 'running' });
          expect(data.replication).toMatchObject({
            from: data.writer,
            to: site,
          });
          const lag = replication?.lag;
          expect(lag?.state === 'fresh' && lag.value).toBeLessThanOrEqual(
            data.maxLagSeconds,
          );
        }
    }));

  it('rule 19: only failover is an emergency, and no other step is larger than the policy allows', () =>
    always(input => {
      const limit = input.workload.policy.limits.maxStep;
      for (const { proposal } of proposed(input))
        for (const step of proposal.steps) {
          if (step.kind !== 'set-weights') continue;
          expect(step.emergency).toBe(proposal.action === 'failover');
          if (!step.emergency)
            expect(movedShare(step.before, step.after)).toBeLessThanOrEqual(
              limit + 0.0101,
            );
        }
    }));

  it('weights are integers an ALB takes, the drained group stays in the rule, and each step begins where the last ended', () =>
    always(input => {
      for (const { proposal } of proposed(input)) {
        let weights = proposal.before;
        for (const step of proposal.steps) {
          if (step.kind !== 'set-weights') continue;
          expect(step.before).toEqual(weights);
          expect(Object.keys(step.after).sort()).toEqual(
            Object.keys(proposal.before).sort(),
          );
          for (const weight of Object.values(step.after)) {
            expect(Number.isInteger(weight)).toBe(true);
            expect(weight).toBeGreaterThanOrEqual(0);
            expect(weight).toBeLessThanOrEqual(999);
          }
          weights = step.after;
        }
        expect(weights).toEqual(proposal.after);
        expect(sameWeights(proposal.before, proposal.after)).toBe(false);
      }
    }));

  it('rule 9: no weight moves ahead of growth, but in an emergency to a site that serves nobody or is large enough', () =>
    always(input => {
      for (const { proposal } of proposed(input)) {
        const move = proposal.steps.findIndex(s => s.kind === 'set-weights');
        const growth = proposal.steps.findIndex(
          s => s.kind === 'scale' && s.after > s.before,
        );
        if (growth > move) expect(proposal.emergency).toBe(true);
        const shrink = proposal.steps.findIndex(
          s => s.kind === 'scale' && s.after < s.before,
        );
        if (shrink >= 0) {
          expect(shrink).toBeGreaterThan(move);
          expect(
            proposal.steps
              .slice(move, shrink)
              .some(s => s.kind === 'wait-drain'),
          ).toBe(true);
        }
      }
    }));

  it('every safety rule is judged and kept; propose means all pass, blocked means one does not', () =>
    always(input => {
      for (const d of everyDecision(input)) {
        expect(d.reasons.length).toBeGreaterThan(0);
        if (d.kind === 'hold') continue;
        expect(new Set(d.guards.map(g => g.guard)).size).toBe(11);
        expect(d.guards.every(g => g.verdict === 'pass')).toBe(
          d.kind === 'propose',
        );
      }
    }));

  it('rule 23: with the master switch off nothing is proposed in mode auto', () =>
    always(input => {
      const context = { ...input.context, automationEnabled: false };
      const d = decide({ ...input, context });
      if (d.kind === 'propose') expect(d.proposal.mode).not.toBe('auto');
    }));

  it('a workload without acting credentials does not leave advise', () =>
    always(input => {
      const context = { ...input.context, switchActable: false };
      const d = decide({ ...input, context });
      if (d.kind !== 'hold') expect(d.proposal.mode).toBe('advise');
    }));

  it('in observe nothing is proposed by the loop', () =>
    always(input => {
      const { policy } = input.workload;
      const observing = {
        ...policy,
        burst: { ...policy.burst, mode: 'observe' as const },
        failover: { ...policy.failover, mode: 'observe' as const },
        failback: { ...policy.failback, mode: 'observe' as const },
      };
      const workload = { ...input.workload, policy: observing };
      expect(decide({ ...input, workload }).kind).toBe('hold');
    }));
});
