import { Weights } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** The same weight for every site; a site that is not named has none. */
export function sameWeights(a: Weights, b: Weights): boolean {
  const sites = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...sites].every(site => (a[site] ?? 0) === (b[site] ?? 0));
}

/** `onprem 0 : aws 100` */
export function showWeights(weights: Weights): string {
  return Object.entries(weights)
    .map(([site, weight]) => `${site} ${weight}`)
    .join(' : ');
}
