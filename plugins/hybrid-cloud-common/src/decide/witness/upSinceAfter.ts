import { History, PastObservation } from '../../model';

/**
 * `History.upSince` after one more look: a site that is up keeps the moment since when, or starts now; any other loses
 * it. A look at which we were blind breaks the proof of recovery as well: it was not seen to hold.
 */
export function upSinceAfter(options: {
  readonly upSince: History['upSince'];
  readonly past: PastObservation;
}): History['upSince'] {
  const { upSince, past } = options;
  return Object.fromEntries(
    past.sites
      .filter(s => s.health === 'up')
      .map(s => [s.site, upSince[s.site] ?? past.at]),
  );
}
