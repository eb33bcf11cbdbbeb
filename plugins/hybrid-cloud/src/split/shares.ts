import {
  Shares,
  SiteId,
  Weights,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** One site's part of all traffic. */
export interface Part {
  readonly site: SiteId;
  /** 0..1 */
  readonly share: number;
  /** The number to print: a weight as configured, or a share in percent. */
  readonly label: string;
}

/** Weights need not sum to 100: `2 : 3` fills the bar as `40 : 60` and is printed as `2 : 3`. */
export function partsOfWeights(weights: Weights): readonly Part[] {
  const total = Object.values(weights).reduce((sum, next) => sum + next, 0);
  return Object.entries(weights).map(([site, weight]) => ({
    site,
    share: total === 0 ? 0 : weight / total,
    label: String(weight),
  }));
}

export function partsOfShares(
  shares: Shares,
  percent: (share: number) => string,
): readonly Part[] {
  return Object.entries(shares).map(([site, share]) => ({
    site,
    share,
    label: percent(share),
  }));
}
