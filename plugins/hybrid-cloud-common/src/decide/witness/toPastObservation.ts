import {
  Instant,
  Observation,
  PastObservation,
  ReadingKind,
  Workload,
} from '../../model';
import { ageLimits, ageObservation, freshValue } from '../readings';
import { isIdle } from './isIdle';
import { siteVerdict } from './siteVerdict';
import { utilisation } from './utilisation';

/** What is kept of an observation for the decisions after it: a verdict on each site. */
export function toPastObservation(options: {
  readonly workload: Workload;
  readonly observation: Observation;
  readonly now: Instant;
  readonly maxAgeSeconds?: Partial<Readonly<Record<ReadingKind, number>>>;
}): PastObservation {
  const { workload, now } = options;
  const limits = ageLimits(options.maxAgeSeconds);
  const observation = ageObservation({ ...options, limits, now });
  return {
    at: observation.at,
    sites: workload.sites.map(({ site }) => {
      const seen = observation.sites[site];
      const verdict = siteVerdict(seen);
      const idle = isIdle(observation, site);
      return {
        site,
        health: idle ? 'blind' : verdict.health,
        failing: idle ? [] : verdict.failing,
        utilisation: utilisation(seen),
        readyPods: freshValue(seen?.placement)?.ready ?? null,
      };
    }),
  };
}
