import { Observation, SiteId } from '../../model';
import { freshValue } from '../readings';

/** A site that is meant to run nothing and gets no traffic: that nothing answers there is no failure. */
export function isIdle(observation: Observation, site: SiteId): boolean {
  const weights = freshValue(observation.split.configured);
  const placement = freshValue(observation.sites[site]?.placement);
  return (
    weights !== undefined &&
    placement !== undefined &&
    (weights[site] ?? 0) === 0 &&
    placement.desired === 0
  );
}
