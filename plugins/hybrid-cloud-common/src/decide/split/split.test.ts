import fc from 'fast-check';
import { missing, fresh, stale, EXAMPLE_NOW } from '../../testUtils';
import { effectiveSplit } from './effectiveSplit';
import {
  formatWeights,
  gainers,
  MAX_WEIGHT,
  movedShare,
  sameWeights,
  toShares,
  toWeights,
} from './shares';

const weights = () =>
  fc.dictionary(
    fc.constantFrom('onprem', 'aws', 'nhn'),
    fc.integer({ min: 0, max: MAX_WEIGHT }),
    { minKeys: 1 },
  );
const total = (record: Readonly<Record<string, number>>) =>
  Object.values(record).reduce((a, b) => a + b, 0);

describe('shares and weights', () => {
  it('weights are relative: they need not sum to 100', () => {
    expect(toShares({ onprem: 2, aws: 3 })).toEqual({ onprem: 0.4, aws: 0.6 });
    expect(toShares({ onprem: 0, aws: 0 })).toEqual({ onprem: 0, aws: 0 });
  });

  it('shares sum to 1 or are all 0', () => {
    fc.assert(
      fc.property(weights(), w => {
        expect(total(toShares(w))).toBeCloseTo(total(w) > 0 ? 1 : 0, 9);
      }),
    );
  });

  it('weights from shares are integers that sum to the scale, and nothing stays nothing', () => {
    fc.assert(
      fc.property(weights(), fc.constantFrom(100, 999), (w, scale) => {
        const made = toWeights(toShares(w), scale);
        expect(total(made)).toBe(total(w) > 0 ? scale : 0);
        const empty = Object.keys(w).filter(site => w[site] === 0);
        expect(Object.values(made).every(Number.isInteger)).toBe(true);
        expect(empty.map(site => made[site])).toEqual(empty.map(() => 0));
      }),
    );
  });

  it('weights of 100 survive the way there and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), n => {
        const w = { onprem: n, aws: 100 - n };
        expect(toWeights(toShares(w))).toEqual(w);
      }),
    );
  });

  it('equal remainders go by name, always the same way', () => {
    expect(toWeights({ b: 1, a: 1, c: 1 })).toEqual({ a: 34, b: 33, c: 33 });
  });

  it('4:6 is not 40:60: the rule reads differently', () => {
    expect(sameWeights({ a: 4, b: 6 }, { a: 40, b: 60 })).toBe(false);
    expect(sameWeights({ a: 4 }, { a: 4, b: 0 })).toBe(true);
  });

  it.each([
    [{ a: 40, b: 60 }, { a: 0, b: 100 }, 0.4, ['b']],
    [{ a: 40, b: 60 }, { a: 4, b: 6 }, 0, []],
    [{ a: 100, b: 0 }, { a: 0, b: 100 }, 1, ['b']],
    [{ a: 50, b: 50 }, { a: 25, b: 25, c: 50 }, 0.5, ['c']],
  ])('from %j to %j moves %p to %j', (before, after, share, to) => {
    expect(movedShare(before, after)).toBeCloseTo(share, 12);
    expect(gainers(before, after)).toEqual(to);
  });

  it('is written in the order of the rule', () => {
    expect(formatWeights({ onprem: 40, aws: 60 })).toBe('onprem 40, aws 60');
  });
});

describe('effectiveSplit', () => {
  const healthy = (h: number, t: number = 4) =>
    fresh({ healthy: h, total: t }, 'state');
  const of = (onprem: number, aws: number, w = { onprem: 40, aws: 60 }) =>
    effectiveSplit({
      configured: fresh(w, 'weights'),
      targets: { onprem: healthy(onprem), aws: healthy(aws) },
    });

  it.each([
    [4, 4, { onprem: 0.4, aws: 0.6 }],
    [2, 4, { onprem: 0.25, aws: 0.75 }],
    [0, 4, { onprem: 0, aws: 1 }],
    [0, 0, { onprem: 0.4, aws: 0.6 }],
  ])('%i and %i of 4 healthy: %j', (onprem, aws, value) => {
    expect(of(onprem, aws)).toMatchObject({ state: 'fresh' });
    const split = of(onprem, aws);
    if (split.state !== 'fresh') throw new Error(split.state);
    expect(split.value.onprem).toBeCloseTo(value.onprem, 12);
    expect(split.value.aws).toBeCloseTo(value.aws, 12);
  });

  it('rule 1: with the health of a site that carries weight unknown it is missing, not zero', () => {
    expect(
      effectiveSplit({
        configured: fresh({ onprem: 40, aws: 60 }, 'weights'),
        targets: { onprem: missing('state'), aws: healthy(4) },
      }),
    ).toMatchObject({ state: 'missing' });
  });

  it('a site without weight need not be known', () => {
    expect(
      effectiveSplit({
        configured: fresh({ onprem: 0, aws: 100 }, 'weights'),
        targets: { aws: healthy(4) },
      }),
    ).toMatchObject({ state: 'fresh', value: { onprem: 0, aws: 1 } });
  });

  it('is missing when the weights are stale, and as old as its oldest part', () => {
    const old = stale({ onprem: 40 }, 'weights', 0);
    expect(effectiveSplit({ configured: old, targets: {} }).state).toBe(
      'missing',
    );
    const split = effectiveSplit({
      configured: fresh({ aws: 1 }, 'weights', EXAMPLE_NOW),
      targets: {
        aws: fresh({ healthy: 1, total: 1 }, 'state', EXAMPLE_NOW - 9000),
      },
    });
    expect(split.observedAt).toBe(EXAMPLE_NOW - 9000);
  });
});
