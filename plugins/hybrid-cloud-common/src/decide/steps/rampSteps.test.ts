import fc from 'fast-check';
import { movedShare } from '../split';
import { waitDrain } from './deadlines';
import { rampSteps } from './rampSteps';

const HOME = { onprem: 100, aws: 0 };
const AWAY = { onprem: 0, aws: 100 };

const stops = (...args: Parameters<typeof rampSteps>) =>
  rampSteps(...args).map(s => s.kind === 'set-weights' && s.after);

describe('rule 19: a ramp', () => {
  it.each([
    [1, [HOME]],
    [0.5, [{ onprem: 50, aws: 50 }, HOME]],
    [
      0.3,
      [
        { onprem: 25, aws: 75 },
        { onprem: 50, aws: 50 },
        { onprem: 75, aws: 25 },
        HOME,
      ],
    ],
  ])('from 0:100 to 100:0 by at most %p', (maxStep, expected) => {
    expect(stops(AWAY, HOME, maxStep)).toEqual(expected);
  });

  it('ends exactly at the base weights, whatever their sum', () => {
    expect(stops({ a: 0, b: 100 }, { a: 4, b: 6 }, 0.2)).toEqual([
      { a: 20, b: 80 },
      { a: 4, b: 6 },
    ]);
  });

  it('each step begins where the last ended and is small enough, but for one unit of weight', () => {
    const weight = fc.integer({ min: 0, max: 999 });
    const both = fc
      .tuple(weight, weight)
      .filter(([a, b]) => a + b > 0)
      .map(([onprem, aws]) => ({ onprem, aws }));
    fc.assert(
      fc.property(
        both,
        both,
        fc.double({ min: 0.06, max: 1, noNaN: true }),
        (from, to, maxStep) => {
          const steps = rampSteps(from, to, maxStep);
          let at: Record<string, number> = from;
          for (const step of steps) {
            if (step.kind !== 'set-weights') throw new Error(step.kind);
            expect(step.before).toEqual(at);
            expect(step.emergency).toBe(false);
            expect(movedShare(step.before, step.after)).toBeLessThanOrEqual(
              maxStep + 0.0101,
            );
            at = { ...step.after };
          }
          expect(at).toEqual(to);
        },
      ),
    );
  });
});

describe('waitDrain', () => {
  it.each([
    [undefined, 60],
    [120, 180],
    [604_800, 900],
  ])(
    'with sticky sessions of %p s it is %i s',
    (stickinessSeconds, seconds) => {
      expect(waitDrain('aws', { stickinessSeconds })).toEqual({
        kind: 'wait-drain',
        site: 'aws',
        seconds,
      });
    },
  );
});
