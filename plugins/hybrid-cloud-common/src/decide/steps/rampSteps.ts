import { Step, Weights } from '../../model';
import { mapValues } from '../split/records';
import { movedShare, toShares, toWeights } from '../split/shares';

const MOST_STEPS = 20;

/** A move in steps none of which takes more than `maxStep` of all traffic, but for the rounding to integer weights. */
export function rampSteps(
  before: Weights,
  after: Weights,
  maxStep: number,
): readonly Step[] {
  const from = toShares(before);
  const to = toShares(after);
  const count = Math.min(
    MOST_STEPS,
    Math.max(1, Math.ceil(movedShare(before, after) / maxStep - 1e-6)),
  );
  const stops = Array.from({ length: count }, (_, i) =>
    i === count - 1
      ? after
      : toWeights(
          mapValues(
            { ...from, ...to },
            (_v, site) =>
              (from[site] ?? 0) +
              (((to[site] ?? 0) - (from[site] ?? 0)) * (i + 1)) / count,
          ),
        ),
  );
  return stops.map((stop, i) => ({
    kind: 'set-weights',
    before: i === 0 ? before : stops[i - 1],
    after: stop,
    emergency: false,
  }));
}
