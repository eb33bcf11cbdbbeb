import { Observation } from '../../model';
import { isIdle } from './isIdle';

/** Any witness fails: the workload is looked at again soon. A stale witness counts too; looking costs little. */
export function isSuspect(observation: Observation): boolean {
  return Object.values(observation.sites).some(
    site =>
      site.witnesses.some(w => w.verdict === 'failing') &&
      !isIdle(observation, site.site),
  );
}
