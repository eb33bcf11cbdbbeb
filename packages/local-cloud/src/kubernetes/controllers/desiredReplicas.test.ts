import fc from 'fast-check';
import { desiredReplicas, PodSample } from './desiredReplicas';

const measured = (used: number): PodSample => ({
  kind: 'measured',
  used,
  requested: 1,
});
const missing: PodSample = { kind: 'missing', used: 0, requested: 1 };
const unready: PodSample = { kind: 'unready', used: 0, requested: 1 };

describe('desired replicas', () => {
  it.each<[string, PodSample[], number, number]>([
    ['on target', [measured(0.5), measured(0.5)], 50, 2],
    ['9 % over is tolerated', [measured(0.545), measured(0.545)], 50, 2],
    ['twice the target doubles', [measured(1), measured(1)], 50, 4],
    ['half the target halves', [measured(0.25), measured(0.25)], 50, 1],
    ['never rounds down', [measured(0.6), measured(0.6)], 50, 3],
    ['no use at all', [measured(0), measured(0)], 50, 0],
    ['pods that start damp the growth', [measured(0.8), unready], 50, 2],
    [
      'pods that start do not hold up a shrink',
      [measured(0.2), measured(0.2), unready],
      50,
      1,
    ],
    [
      'a missing pod counts as full when shrinking',
      [measured(0.1), measured(0.1), missing],
      50,
      3,
    ],
    [
      'a missing pod counts as idle when growing',
      [measured(1), measured(1), missing],
      50,
      4,
    ],
  ])('%s', (_name, pods, targetUtilization, expected) => {
    expect(
      desiredReplicas({ current: pods.length, targetUtilization, pods })
        ?.replicas,
    ).toBe(expected);
  });

  it('says nothing when nothing was measured: missing is not zero', () => {
    expect(
      desiredReplicas({
        current: 2,
        targetUtilization: 50,
        pods: [missing, unready],
      }),
    ).toBeUndefined();
    expect(
      desiredReplicas({ current: 2, targetUtilization: 50, pods: [] }),
    ).toBeUndefined();
  });

  it('more use never means fewer replicas', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 4, noNaN: true }), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.integer({ min: 10, max: 100 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (uses, targetUtilization, more) => {
          const at = (extra: number) =>
            desiredReplicas({
              current: uses.length,
              targetUtilization,
              pods: uses.map(use => measured(use + extra)),
            })?.replicas ?? NaN;
          expect(at(more)).toBeGreaterThanOrEqual(at(0));
        },
      ),
    );
  });
});
