import {
  Instant,
  Observation,
  Plan,
  Reading,
  SiteObservation,
  WorkloadHealth,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { WorkloadState } from '../record/store';

/** A look older than this says nothing about now. */
const TOO_OLD = 60_000;

/** The one word for a workload, worst first: what needs a person before what is merely bad. */
export function workloadHealth(options: {
  readonly state: WorkloadState;
  readonly openPlan?: Plan;
  readonly now: Instant;
}): WorkloadHealth {
  const { state, openPlan, now } = options;
  const { observation, decision } = state;
  if (openPlan?.state === 'awaiting-approval') return 'needs-person';
  if (openPlan && openPlan.state !== 'verifying') return 'acting';
  if (decision?.kind === 'blocked') return 'needs-person';
  if (!observation || !decision || now - observation.at > TOO_OLD) {
    return 'unknown';
  }
  switch (decision.diagnosis.kind) {
    case 'portal-blind':
      return 'unknown';
    case 'site-down':
      return 'critical';
    case 'degraded':
    case 'link-down':
    case 'overload':
      return 'degraded';
    case 'healthy':
      return isUneasy(state, observation) ? 'degraded' : 'healthy';
    default: {
      const never: never = decision.diagnosis;
      throw new Error(`unknown diagnosis ${JSON.stringify(never)}`);
    }
  }
}

function isUneasy(state: WorkloadState, observation: Observation): boolean {
  const { replication, split } = observation;
  const stale = (reading: Reading<unknown>) => reading.state === 'stale';
  return (
    state.problems.length > 0 ||
    state.drift !== undefined ||
    state.lastError !== undefined ||
    stale(split.configured) ||
    isBroken(split.configured) ||
    Object.values(observation.sites).some(
      site =>
        stale(site.placement) ||
        (stale(site.targets) && !isVouchedFor(site)) ||
        site.witnesses.some(witness => witness.verdict === 'failing'),
    ) ||
    (replication !== undefined &&
      (isBroken(replication.state) || stale(replication.state))) ||
    (replication?.state.state === 'fresh' &&
      replication.state.value !== 'running')
  );
}

/**
 * Users' own path serves at this moment. The load balancer answers for one group a call: of a fleet that is well, most
 * groups were read a while ago, and are read at once when their path fails.
 */
function isVouchedFor(site: SiteObservation): boolean {
  return site.witnesses.some(
    ({ kind, verdict }) => kind === 'probe' && verdict === 'serving',
  );
}

/** Could not be read although it should be; what nothing here reads yet is not broken. */
function isBroken(reading: Reading<unknown>): boolean {
  return (
    reading.state === 'missing' ||
    (reading.state === 'error' && reading.error !== 'unsupported')
  );
}
