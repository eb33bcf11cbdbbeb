import { PastAction, SiteId, Step } from '../../model';
import { scaleSetting } from '../capacity/growth';
import { freshValue } from '../readings';
import { Situation } from '../Situation';

/** What a site was scaled to before the actions that are now undone, the earliest of them. */
function replicasBefore(
  actions: readonly PastAction[],
  site: SiteId,
): number | undefined {
  return actions
    .flatMap(a => a.scaled)
    .filter(s => s.site === site)
    .at(-1)?.before;
}

/**
 * Takes back exactly the growth that `actions` (newest first) brought, cloud first and the reserve node last (rule 9).
 * What is so already, or is not known now, is left alone.
 */
export function undoGrowth(
  situation: Situation,
  actions: readonly PastAction[],
): readonly Step[] {
  const { workload, observation, home, context } = situation;
  const cloudFirst = workload.sites
    .map(s => s.site)
    .sort((a, b) => Number(a === home?.site) - Number(b === home?.site));
  const shrink = cloudFirst.flatMap((site): readonly Step[] => {
    const placement = freshValue(observation.sites[site]?.placement);
    const after = replicasBefore(actions, site);
    if (!placement || after === undefined || !context.sitesActable[site])
      return [];
    const before = scaleSetting(placement);
    return after < before ? [{ kind: 'scale', site, before, after }] : [];
  });
  const cordon = actions
    .flatMap(a => a.uncordoned)
    .flatMap(({ site, node }): readonly Step[] => {
      const found = freshValue(observation.sites[site]?.placement)?.nodes.find(
        n => n.name === node,
      );
      return found?.schedulable && context.sitesActable[site]
        ? [{ kind: 'cordon-node', site, node }]
        : [];
    });
  return [...shrink, ...cordon];
}
