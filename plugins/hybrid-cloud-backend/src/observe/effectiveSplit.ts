import {
  Reading,
  Shares,
  SiteId,
  TargetHealth,
  Weights,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  fresh,
  missing,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';

const ORIGIN = {
  unit: 'ratio',
  source: 'computed:configured-split x target-health',
} as const;

/**
 * What healthy capacity allows: each site's configured share, where it has a healthy target, taken to sum to 1. Needs
 * the weights and the target health of every site with weight; is as old as the oldest of them and stale with any of them.
 */
export function effectiveSplit(options: {
  readonly configured: Reading<Weights>;
  readonly targets: Readonly<Record<SiteId, Reading<TargetHealth>>>;
}): Reading<Shares> {
  const { configured, targets } = options;
  if (!hasValue(configured)) {
    return missing('the configured weights are not known', {
      ...ORIGIN,
      observedAt: configured.observedAt,
    });
  }
  const used: Reading<unknown>[] = [configured];
  const weights: Record<SiteId, number> = {};
  for (const [site, weight] of Object.entries(configured.value)) {
    const health = weight > 0 ? targets[site] : undefined;
    if (weight > 0 && (!health || !hasValue(health))) {
      return missing(`the target health of ${site} is not known`, {
        ...ORIGIN,
        observedAt: configured.observedAt,
      });
    }
    const serves = health && hasValue(health) && health.value.healthy > 0;
    weights[site] = serves ? weight : 0;
    if (health) used.push(health);
  }
  return asOldAs(used, toShares(weights));
}

type Valued<T> = Extract<Reading<T>, { readonly value: T }>;

function hasValue<T>(reading: Reading<T>): reading is Valued<T> {
  return reading.state === 'fresh' || reading.state === 'stale';
}

function asOldAs(
  used: readonly Reading<unknown>[],
  shares: Shares,
): Reading<Shares> {
  const observedAt = Math.min(...used.map(r => r.observedAt));
  const reading = fresh(shares, { ...ORIGIN, observedAt });
  const stale = used.find(r => r.state === 'stale');
  return stale?.state === 'stale'
    ? { ...reading, state: 'stale', maxAgeSeconds: stale.maxAgeSeconds }
    : reading;
}

function toShares(weights: Weights): Shares {
  const sum = Object.values(weights).reduce((a, b) => a + b, 0);
  return Object.fromEntries(
    Object.entries(weights).map(([site, w]) => [site, sum > 0 ? w / sum : 0]),
  );
}
