import {
  Instant,
  PastObservation,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

const HOUR = 3_600_000;
/** Every verdict of this long: more than any m of n and any hold counted in ticks. */
export const CLOSE = 3 * 60_000;
/** One verdict of each such stretch further back. */
export const STRETCH = 30_000;

/** Verdicts of the last hour, oldest first: all of the last minutes, one for each half minute before. */
export function thinObservations(
  observations: readonly PastObservation[],
  now: Instant,
): readonly PastObservation[] {
  let stretch = -1;
  return observations.filter(({ at }) => {
    if (at >= now - CLOSE) return true;
    if (at < now - HOUR) return false;
    const own = Math.floor(at / STRETCH);
    const first = own !== stretch;
    stretch = own;
    return first;
  });
}
