import {
  Diagnosis,
  PastObservation,
  Reason,
  SiteId,
  Weights,
  WorkloadSite,
} from '../model';
import { DecideInput } from './DecideInput';
import { ageLimits, ageObservation, freshValue } from './readings';
import { mapValues } from './split/records';
import { judgeSites } from './witness/judgeSites';
import { looks } from './witness/looks';
import { SiteVerdict } from './witness/siteVerdict';
import { toPastObservation } from './witness/toPastObservation';

/** The input with everything that several methods and guards need worked out once. Its readings have been aged. */
export interface Situation extends DecideInput {
  readonly home?: WorkloadSite;
  readonly diagnosis: Diagnosis;
  readonly diagnosisReasons: readonly Reason[];
  readonly verdicts: Readonly<Record<SiteId, SiteVerdict>>;
  /** Oldest first, ending with the present. */
  readonly looks: readonly PastObservation[];
  /** What the switch says; undefined when that is not fresh. */
  readonly configured?: Weights;
  readonly baseWeights: Weights;
}

export function toSituation(input: DecideInput): Situation {
  const { workload, history, context, now } = input;
  const { maxAgeSeconds } = context;
  const observation = ageObservation({
    observation: input.observation,
    limits: ageLimits(maxAgeSeconds),
    now,
  });
  const present = toPastObservation({
    workload,
    observation,
    now,
    maxAgeSeconds,
  });
  const allLooks = looks(history, present);
  const judged = judgeSites({ ...input, observation, looks: allLooks });
  const bySite = Object.fromEntries(workload.sites.map(s => [s.site, s]));
  return {
    ...input,
    observation,
    home: workload.sites.find(s => s.role === 'home'),
    diagnosis: judged.diagnosis,
    diagnosisReasons: judged.reasons,
    verdicts: judged.verdicts,
    looks: allLooks,
    configured: freshValue(observation.split.configured),
    baseWeights: mapValues(bySite, s => s.baseWeight),
  };
}
