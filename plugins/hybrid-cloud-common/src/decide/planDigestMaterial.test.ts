import fc from 'fast-check';
import { Proposal } from '../model';
import {
  buildObservation,
  DARK_SITE,
  exampleDecision,
  exampleObservation,
  exampleWorkload,
} from '../testUtils';
import { canonicalJson } from './canonicalJson';
import { planDigestMaterial } from './planDigestMaterial';

const workload = exampleWorkload('course-registration');
const decision = exampleDecision('failing-over');
if (decision.kind !== 'propose') throw new Error(decision.kind);
const { proposal, diagnosis } = decision;
const observation = exampleObservation('failing-over');
const base = { workloadRef: workload.ref, proposal, diagnosis, observation };
const text = planDigestMaterial(base);

/** The same value with the keys of every object in reverse order. */
function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([k, v]) => [k, reversed(v)]),
  ) as T;
}

describe('planDigestMaterial', () => {
  it('is the same whatever the order of keys', () => {
    expect(planDigestMaterial(reversed(base))).toBe(text);
  });

  it('survives being stored as JSON and read again', () => {
    expect(planDigestMaterial(JSON.parse(JSON.stringify(base)))).toBe(text);
  });

  it('does not change with raw numbers of risk, load, waiting people or a second of lag', () => {
    const later = buildObservation({
      workload,
      sites: { onprem: { ...DARK_SITE, cpu: 0.1 }, aws: { cpu: 0.7 } },
      lagSeconds: 5.5,
      waiting: 2222,
      now: observation.at + 5000,
    });
    const risk = { ...proposal.risk, waiting: 2222 };
    expect(
      planDigestMaterial({
        ...base,
        observation: later,
        proposal: { ...proposal, risk },
      }),
    ).toBe(text);
  });

  const [move] = proposal.steps;
  it.each<[string, Partial<typeof base>]>([
    ['workload', { workloadRef: 'component:default/other' }],
    ['action', { proposal: { ...proposal, action: 'failback' } }],
    ['after', { proposal: { ...proposal, after: { onprem: 1, aws: 99 } } }],
    ['before', { proposal: { ...proposal, before: { onprem: 41, aws: 59 } } }],
    ['emergency', { proposal: { ...proposal, emergency: false } }],
    ['a step more', { proposal: { ...proposal, steps: [move, move] } }],
    [
      'a step changed',
      {
        proposal: {
          ...proposal,
          steps: [{ ...move, emergency: false } as Proposal['steps'][number]],
        },
      },
    ],
    ['diagnosis', { diagnosis: { kind: 'site-down', site: 'aws' } }],
    ['health', { observation: exampleObservation('calm') }],
    ['lag class', { observation: { ...observation, replication: undefined } }],
  ])('changes with the %s', (_, change) => {
    expect(planDigestMaterial({ ...base, ...change })).not.toBe(text);
  });

  it('canonicalJson: equal values give equal text, and it can be read back', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const json = JSON.parse(JSON.stringify(value));
        expect(canonicalJson(reversed(json))).toBe(canonicalJson(json));
        expect(JSON.parse(canonicalJson(json))).toEqual(json);
      }),
    );
  });
});
