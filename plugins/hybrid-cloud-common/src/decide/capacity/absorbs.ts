import { SiteId, Step, Weights } from '../../model';
import { Situation } from '../Situation';
import { gainers, toShares } from '../split/shares';
import { carry } from './carry';

export interface Absorption {
  /** The gaining site that is worst off. */
  readonly site: SiteId;
  /** Part 0..1 of what it is to carry that it can; undefined when nothing tells. */
  readonly ratio: number | undefined;
  /** True when the figure counts on growth that the steps bring. */
  readonly grown: boolean;
}

/**
 * Replicas of a site that the steps bring before weight moves to it. A site that carries nothing now may also grow
 * after an emergency move: nobody whom it serves is harmed, and part is better than none.
 */
function grownTo(
  situation: Situation,
  site: SiteId,
  steps: readonly Step[],
): number | undefined {
  const move = steps.findIndex(s => s.kind === 'set-weights');
  const growth = steps.findIndex(
    s => s.kind === 'scale' && s.site === site && s.after > s.before,
  );
  const found = steps[growth];
  if (found?.kind !== 'scale') return undefined;
  const moveStep = steps[move];
  const emergency = moveStep?.kind === 'set-weights' && moveStep.emergency;
  const carriesNothing = (situation.configured?.[site] ?? 0) === 0;
  return growth < move || (emergency && carriesNothing)
    ? found.after
    : undefined;
}

/** What the gaining sites absorb of what they are to carry (rule 16); the worst of them. */
export function absorbs(options: {
  readonly situation: Situation;
  readonly before: Weights;
  readonly after: Weights;
  readonly steps: readonly Step[];
}): Absorption | undefined {
  const { situation, before, after, steps } = options;
  const shares = toShares(after);
  const all = gainers(before, after).map(site => {
    const replicas = grownTo(situation, site, steps);
    const able = carry(situation, site, replicas);
    return {
      site,
      ratio: able === undefined ? undefined : Math.min(1, able / shares[site]),
      grown: replicas !== undefined,
    };
  });
  return all.sort((a, b) => (a.ratio ?? -1) - (b.ratio ?? -1))[0];
}
