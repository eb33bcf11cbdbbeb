import {
  Instant,
  Observation,
  ReadingKind,
  SiteObservation,
  Witness,
  WitnessKind,
} from '../../model';
import { mapValues } from '../split/records';
import { withAge } from './freshness';

const KIND_OF_WITNESS: Readonly<Record<WitnessKind, ReadingKind>> = {
  probe: 'probe',
  'target-health': 'target-health',
  cluster: 'placement',
};

/**
 * The observation as of `now`: what has grown too old since it was taken is stale. Deciding starts with this, so that a
 * kept or delayed observation cannot pass for a new one.
 */
export function ageObservation(options: {
  readonly observation: Observation;
  readonly limits: Readonly<Record<ReadingKind, number>>;
  readonly now: Instant;
}): Observation {
  const { observation, limits, now } = options;
  const { split, replication, queue } = observation;
  const ageWitness = (witness: Witness): Witness => ({
    ...witness,
    reading: withAge(
      witness.reading,
      limits[KIND_OF_WITNESS[witness.kind]],
      now,
    ),
  });
  const ageSite = (site: SiteObservation): SiteObservation => ({
    ...site,
    placement: withAge(site.placement, limits.placement, now),
    cpu: withAge(site.cpu, limits.utilisation, now),
    memory: withAge(site.memory, limits.utilisation, now),
    targets: withAge(site.targets, limits['target-health'], now),
    witnesses: site.witnesses.map(ageWitness),
  });
  return {
    ...observation,
    sites: mapValues(observation.sites, ageSite),
    split: {
      configured: withAge(split.configured, limits['configured-split'], now),
      observed: withAge(split.observed, limits['observed-split'], now),
      effective: withAge(split.effective, limits['configured-split'], now),
    },
    requestsPerSecond: withAge(
      observation.requestsPerSecond,
      limits['observed-split'],
      now,
    ),
    replication: replication && {
      ...replication,
      state: withAge(replication.state, limits['replication-state'], now),
      lag: withAge(replication.lag, limits['replication-lag'], now),
    },
    queue: queue && { depth: withAge(queue.depth, limits['queue-depth'], now) },
  };
}
