import { SiteId } from '../../model';
import { freshValue } from '../readings';
import { Situation } from '../Situation';
import { toShares } from '../split/shares';
import { verdictOn } from '../witness/looks';

/** How far back the pods of a site that is now lost still tell what demand needs. */
const MEMORY_SECONDS = 600;

/** Ready pods of a site as last seen while it was up. */
function podsBefore(situation: Situation, site: SiteId): number | undefined {
  const since = situation.now - MEMORY_SECONDS * 1000;
  return (
    situation.looks
      .filter(look => look.at >= since)
      .map(look => verdictOn(look, site))
      .findLast(v => v?.health === 'up' && typeof v.readyPods === 'number')
      ?.readyPods ?? undefined
  );
}

/**
 * Pods that all of the present demand occupies: those of the sites that carry weight, scaled up to the whole when some
 * of them are not known. Undefined when none is. A site that is not up counts with what it ran before.
 */
export function podsForAllDemand(situation: Situation): number | undefined {
  const { configured, observation, verdicts } = situation;
  if (!configured) return undefined;
  const known = Object.entries(toShares(configured)).flatMap(
    ([site, share]) => {
      if (share === 0) return [];
      const now = freshValue(observation.sites[site]?.placement)?.ready;
      const pods =
        verdicts[site]?.health === 'up'
          ? now
          : podsBefore(situation, site) ?? now;
      return pods !== undefined && pods > 0 ? [{ share, pods }] : [];
    },
  );
  const share = known.reduce((total, k) => total + k.share, 0);
  const pods = known.reduce((total, k) => total + k.pods, 0);
  return share > 0 ? pods / share : undefined;
}

/** Pods of a site that count: Ready, and behind a healthy target. */
export function servingPods(
  situation: Situation,
  site: SiteId,
): number | undefined {
  const seen = situation.observation.sites[site];
  const healthy = freshValue(seen?.targets)?.healthy;
  const ready = freshValue(seen?.placement)?.ready;
  if (healthy === undefined) return undefined;
  return ready === undefined ? healthy : Math.min(healthy, ready);
}

/**
 * How much of all present demand a site could carry, as a share that may be over 1; undefined when nothing tells.
 *
 * A site that carries a share at a known cpu utilisation could carry that share over its utilisation; this takes all of
 * the site's usage to be this workload's and so errs on the safe side. A site that carries nothing is judged by its
 * pods against those that demand occupies now, one pod being as able as another. Memory is left out: most of it does
 * not grow with requests. With `replicas` given, as if that many pods were serving.
 */
export function carry(
  situation: Situation,
  site: SiteId,
  replicas?: number,
): number | undefined {
  const { configured, observation } = situation;
  const serving = servingPods(situation, site);
  if (!configured || serving === undefined) return undefined;
  const pods = Math.max(serving, replicas ?? 0);
  if (pods === 0) return 0;
  const share = toShares(configured)[site] ?? 0;
  const cpu = freshValue(observation.sites[site]?.cpu);
  if (share > 0 && serving > 0 && cpu !== undefined && cpu > 0)
    return (share / cpu) * (pods / serving);
  const needed = podsForAllDemand(situation);
  return needed === undefined ? undefined : pods / needed;
}

/**
 * Pods with which a site would carry `share` of all demand at the utilisation `load`; undefined when nothing tells.
 * A site whose pods are few and busy needs more of them than one whose pods are many and idle.
 */
export function podsToCarry(
  situation: Situation,
  options: {
    readonly site: SiteId;
    readonly share: number;
    readonly load: number;
  },
): number | undefined {
  const { site, share, load } = options;
  const able = carry(situation, site);
  const serving = servingPods(situation, site);
  const needed =
    able !== undefined && able > 0 && serving !== undefined
      ? serving / able
      : podsForAllDemand(situation);
  return needed === undefined
    ? undefined
    : Math.ceil((share * needed) / load - 1e-9);
}
