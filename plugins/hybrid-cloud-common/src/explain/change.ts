import { Weights } from '../model';

/** `onprem 40→0, aws 60→100`; a weight that stays is shown once. */
export function formatChange(before: Weights, after: Weights): string {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map(site => {
      const from = before[site] ?? 0;
      const to = after[site] ?? 0;
      return from === to ? `${site} ${to}` : `${site} ${from}→${to}`;
    })
    .join(', ');
}
