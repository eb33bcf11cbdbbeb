import { Instant, Observation, PastObservation, Workload } from '../../model';

/** What is kept of an observation for the decisions after it. */
export function toPastObservation(options: {
  readonly workload: Workload;
  readonly observation: Observation;
  readonly now: Instant;
}): PastObservation {
  return { at: options.observation.at, sites: [] };
}
