import { Reading, Shares, SiteId, TargetHealth, Weights } from '../../model';
import { isFresh } from '../readings';
import { mapValues, sum } from './records';
import { toShares } from './shares';

/**
 * What healthy capacity allows: each site's configured share times the healthy part of its targets, renormalised. With
 * no healthy target anywhere the balancer fails open, and the configured shares are what happens. Anything not fresh
 * that carries weight makes the whole unknown.
 */
export function effectiveSplit(options: {
  readonly configured: Reading<Weights>;
  readonly targets: Readonly<Record<SiteId, Reading<TargetHealth>>>;
}): Reading<Shares> {
  const { configured, targets } = options;
  const origin = {
    unit: 'ratio' as const,
    source: 'computed:configured x healthy targets',
    observedAt: configured.observedAt,
  };
  if (!isFresh(configured)) {
    return {
      ...origin,
      state: 'missing',
      reason: 'the configured weights are not known',
    };
  }
  const shares = toShares(configured.value);
  const blind = Object.keys(shares).find(
    site => shares[site] > 0 && !isFresh(targets[site]),
  );
  if (blind !== undefined) {
    return {
      ...origin,
      state: 'missing',
      reason: `the health of the targets on ${blind} is not known`,
    };
  }
  const able = mapValues(shares, (share, site) => {
    const health = targets[site];
    if (share === 0 || !isFresh(health) || health.value.total === 0) return 0;
    return share * (health.value.healthy / health.value.total);
  });
  const total = sum(able);
  return {
    ...origin,
    state: 'fresh',
    value: total > 0 ? mapValues(able, share => share / total) : shares,
    observedAt: oldest(configured.observedAt, Object.values(targets)),
  };
}

/** A computed reading is as old as the oldest it is computed from. */
function oldest(
  first: number,
  readings: readonly Reading<TargetHealth>[],
): number {
  return readings
    .filter(r => isFresh(r))
    .reduce((least, r) => Math.min(least, r.observedAt), first);
}
