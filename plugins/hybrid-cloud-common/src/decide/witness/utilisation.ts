import { SiteObservation } from '../../model';
import { freshValue } from '../readings';

/** The higher of cpu and memory (rule 8), or null: with one of the two unknown, the higher is unknown. */
export function utilisation(site: SiteObservation | undefined): number | null {
  const cpu = freshValue(site?.cpu);
  const memory = freshValue(site?.memory);
  return cpu === undefined || memory === undefined
    ? null
    : Math.max(cpu, memory);
}
