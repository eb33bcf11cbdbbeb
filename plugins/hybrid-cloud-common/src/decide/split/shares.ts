import { Shares, SiteId, Weights } from '../../model';
import { mapValues, sum } from './records';

/** Largest weight an ALB takes. */
export const MAX_WEIGHT = 999;

/** Weights as shares of all traffic. All 0 when no site has weight. */
export function toShares(weights: Weights): Shares {
  const total = sum(weights);
  return mapValues(weights, weight => (total > 0 ? weight / total : 0));
}

/**
 * Shares as integer weights that sum to `scale` (largest remainder first, ties by site name, so that the same shares
 * always give the same weights). A site with a share of 0 gets weight 0 and stays in the rule.
 */
export function toWeights(shares: Shares, scale: number = 100): Weights {
  const total = sum(shares);
  if (total <= 0) return mapValues(shares, () => 0);
  const exact = mapValues(shares, share => (share / total) * scale);
  const floors = mapValues(exact, Math.floor);
  const left = scale - sum(floors);
  const next = Object.keys(exact)
    .filter(site => exact[site] > 0)
    .sort(
      (a, b) =>
        exact[b] - floors[b] - (exact[a] - floors[a]) || a.localeCompare(b),
    )
    .slice(0, left);
  return mapValues(floors, (floor, site) =>
    next.includes(site) ? floor + 1 : floor,
  );
}

/** The same weight for every site. Relative equality (4:6 and 40:60) is not equality: the rule reads differently. */
export function sameWeights(a: Weights, b: Weights): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every(
    site => (a[site] ?? 0) === (b[site] ?? 0),
  );
}

/** Share 0..1 of all traffic that goes elsewhere when weights change from `before` to `after`. */
export function movedShare(before: Weights, after: Weights): number {
  const a = toShares(before);
  const b = toShares(after);
  const sites = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return (
    sites.reduce(
      (t, site) => t + Math.abs((a[site] ?? 0) - (b[site] ?? 0)),
      0,
    ) / 2
  );
}

/** Sites whose share of traffic rises. */
export function gainers(before: Weights, after: Weights): readonly SiteId[] {
  const a = toShares(before);
  const b = toShares(after);
  return Object.keys(b).filter(site => b[site] > (a[site] ?? 0) + 1e-9);
}

/** `onprem 40, aws 60`, for sentences. */
export function formatWeights(weights: Weights): string {
  return Object.entries(weights)
    .map(([site, weight]) => `${site} ${weight}`)
    .join(', ');
}
