import {
  Observation,
  Reading,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** Grain of the charts while they are young. */
export const HISTORY_GRAIN = 10_000;

/** One point of the charts. What is not fresh is null: a gap, never a zero. */
export function historyRow(observation: Observation) {
  const { split, replication, queue } = observation;
  const configured = fresh(split.configured);
  const observed = fresh(split.observed);
  return {
    workload_ref: observation.workloadRef,
    at: Math.floor(observation.at / HISTORY_GRAIN) * HISTORY_GRAIN,
    lag_seconds: replication ? fresh(replication.lag) : null,
    queue_depth: queue ? fresh(queue.depth) : null,
    utilisation: JSON.stringify(
      Object.fromEntries(
        Object.values(observation.sites).map(site => [
          site.site,
          higher(fresh(site.cpu), fresh(site.memory)),
        ]),
      ),
    ),
    configured: configured && JSON.stringify(configured),
    observed: observed && JSON.stringify(observed),
  };
}

function fresh<T>(reading: Reading<T>): T | null {
  return reading.state === 'fresh' ? reading.value : null;
}

/** The higher of the two; unknown when either is, because the unknown one may be the higher. */
function higher(cpu: number | null, memory: number | null): number | null {
  return cpu === null || memory === null ? null : Math.max(cpu, memory);
}
