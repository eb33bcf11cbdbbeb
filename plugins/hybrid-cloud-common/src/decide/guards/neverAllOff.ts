import { SiteId, Step, Weights } from '../../model';
import { freshValue, isFresh } from '../readings';
import { Situation } from '../Situation';
import { formatWeights } from '../split/shares';
import { Guard, verdictsOf } from './GuardInput';

const { pass, refuse, inconclusive } = verdictsOf('never-all-off');

/** Sites that have healthy capacity once the first `count` steps are done. */
function healthyAfter(
  situation: Situation,
  steps: readonly Step[],
): ReadonlySet<SiteId> {
  const sites = Object.values(situation.observation.sites);
  const healthy = new Set(
    sites
      .filter(s => (freshValue(s.targets)?.healthy ?? 0) > 0)
      .map(s => s.site),
  );
  for (const step of steps) {
    if (step.kind === 'wait-targets-healthy') healthy.add(step.site);
    if (step.kind === 'scale' && step.after === 0) healthy.delete(step.site);
  }
  return healthy;
}

const carriers = (weights: Weights) =>
  Object.keys(weights).filter(site => weights[site] > 0);

/** Rule 15: after every step of ours some site has weight over 0 and healthy capacity. */
export const neverAllOff: Guard = ({ situation, draft }) => {
  const { steps, before } = draft;
  let weights = before;
  for (const [index, step] of steps.entries()) {
    if (step.kind === 'set-weights') weights = step.after;
    const changes = step.kind === 'set-weights' || step.kind === 'scale';
    const healthy = healthyAfter(situation, steps.slice(0, index + 1));
    if (changes && !carriers(weights).some(site => healthy.has(site))) {
      const blind = carriers(weights).find(
        site => !isFresh(situation.observation.sites[site]?.targets),
      );
      const params = { step: index + 1, weights: formatWeights(weights) };
      return blind === undefined
        ? refuse(params)
        : inconclusive({ ...params, site: blind });
    }
  }
  return pass({ steps: steps.length });
};
