import {
  Instant,
  Observation,
  Reading,
  Reason,
  ReadingKind,
  SiteId,
} from '../../model';
import { ageSeconds, isFresh } from './freshness';

/** A reading that an action rests on. */
export interface Need {
  readonly reading:
    | 'cpu'
    | 'memory'
    | Exclude<ReadingKind, 'probe' | 'utilisation'>;
  readonly site?: SiteId;
}

function readingOf(
  observation: Observation,
  need: Need,
): Reading<unknown> | undefined {
  const site =
    need.site === undefined ? undefined : observation.sites[need.site];
  switch (need.reading) {
    case 'cpu':
      return site?.cpu;
    case 'memory':
      return site?.memory;
    case 'placement':
      return site?.placement;
    case 'target-health':
      return site?.targets;
    case 'configured-split':
      return observation.split.configured;
    case 'observed-split':
      return observation.split.observed;
    case 'replication-lag':
      return observation.replication?.lag;
    case 'replication-state':
      return observation.replication?.state;
    case 'queue-depth':
      return observation.queue?.depth;
    default: {
      const never: never = need.reading;
      throw new Error(`no such reading: ${never}`);
    }
  }
}

/** The needs that are not met: not fresh, or not there at all. Rule 2 wants each of them named. */
export function unmetNeeds(options: {
  readonly observation: Observation;
  readonly needs: readonly Need[];
  readonly now: Instant;
}): readonly Extract<Reason, { code: 'reading-not-fresh' }>[] {
  const { observation, needs, now } = options;
  return needs.flatMap(need => {
    const reading = readingOf(observation, need);
    if (isFresh(reading)) return [];
    return [
      {
        code: 'reading-not-fresh' as const,
        params: {
          reading: need.reading,
          site: need.site ?? '',
          state: reading?.state ?? 'missing',
          ageSeconds: Math.round(reading ? ageSeconds(reading, now) : 0),
          source: reading?.source ?? '',
        },
      },
    ];
  });
}
