import { isFresh } from '../decide/readings';
import { sameWeights, weightsAtBirth } from '../decide/split';
import { ageLimits } from '../decide/readings/ageLimits';
import { ageObservation } from '../decide/readings/ageObservation';
import { siteVerdict } from '../decide/witness/siteVerdict';
import {
  DeploymentFreeze,
  Diagnosis,
  GateReason,
  Instant,
  Observation,
  Plan,
  ReadingKind,
  SiteObservation,
  Workload,
} from '../model';

/** A look older than this says nothing about now. */
const TOO_OLD_SECONDS = 60;

export interface ReleaseGateInput {
  /** Absent when `spec.hybrid` was never valid: then nothing is observed either. */
  readonly workload?: Workload;
  readonly observation?: Observation;
  /** What the loop made of the observation. */
  readonly diagnosis?: Diagnosis;
  readonly openPlan?: Pick<Plan, 'id' | 'state' | 'proposal'>;
  /** Freezes in force; those of other workloads are passed over. */
  readonly freezes: readonly DeploymentFreeze[];
  /** Whether the portal has ever moved the traffic. While it has not, everything at home is how a service begins. */
  readonly moved?: boolean;
  readonly ref: string;
  readonly now: Instant;
  /** Age limits that differ from the defaults, seconds. */
  readonly maxAgeSeconds?: Partial<Readonly<Record<ReadingKind, number>>>;
}

/**
 * Every reason why a pipeline may not deploy now; none: it may. What is not known closes the gate like what is wrong:
 * a deployment is an action, and no action rests on a stale reading. A site where nothing is meant to run is not lost,
 * or a service could never be deployed for the first time.
 */
export function judgeReleaseGate(
  input: ReleaseGateInput,
): readonly GateReason[] {
  return [...freezes(input), ...plan(input), ...world(input)];
}

function freezes(input: ReleaseGateInput): readonly GateReason[] {
  return input.freezes
    .filter(
      ({ workloadRef, until }) =>
        until > input.now &&
        (workloadRef === undefined || workloadRef === input.ref),
    )
    .map(({ workloadRef, by, reason, until }) => ({
      kind: 'frozen',
      scope: workloadRef === undefined ? 'fleet' : 'workload',
      by,
      why: reason,
      until,
    }));
}

/** One that only waits for approval changes nothing; a deployment that changes its ground voids it. */
function plan({ openPlan }: ReleaseGateInput): readonly GateReason[] {
  if (!openPlan) return [];
  const { id: planId, state, proposal } = openPlan;
  return state === 'approved' || state === 'executing' || state === 'verifying'
    ? [{ kind: 'plan-in-flight', planId, action: proposal.action, state }]
    : [];
}

function world(input: ReleaseGateInput): readonly GateReason[] {
  const { workload, now, maxAgeSeconds } = input;
  if (!workload || !input.observation) return [{ kind: 'never-observed' }];
  const ageSeconds = (now - input.observation.at) / 1000;
  if (ageSeconds > TOO_OLD_SECONDS) {
    return [{ kind: 'observed-long-ago', ageSeconds }];
  }
  const observation = ageObservation({
    observation: input.observation,
    limits: ageLimits(maxAgeSeconds),
    now,
  });
  const inhabited = workload.sites.filter(
    ({ site }) => !isEmpty(observation.sites[site]),
  );
  return [
    ...blindness(input.diagnosis, inhabited.length),
    ...inhabited.flatMap(({ site }) =>
      siteReason(site, observation.sites[site]),
    ),
    ...weights(workload, observation, input.moved ?? true),
  ];
}

/** Rule 3. Before the first deployment every probe fails, and that is no blindness. */
function blindness(
  diagnosis: Diagnosis | undefined,
  inhabited: number,
): readonly GateReason[] {
  return diagnosis?.kind === 'portal-blind' && inhabited > 0
    ? [{ kind: 'portal-blind' }]
    : [];
}

function siteReason(
  site: string,
  seen: SiteObservation | undefined,
): readonly GateReason[] {
  const { health, detail } = siteVerdict(seen);
  switch (health) {
    case 'down':
      return [{ kind: 'site-lost', site, detail }];
    case 'blind':
      return [{ kind: 'site-unseen', site }];
    case 'up':
    case 'suspect':
      return [];
    default: {
      const never: never = health;
      throw new Error(`unknown health ${never}`);
    }
  }
}

/** The cluster answers, and nothing of the workload is there or is meant to be. */
function isEmpty(seen: SiteObservation | undefined): boolean {
  const placement = seen?.placement;
  return isFresh(placement) && placement.value.desired === 0;
}

/** Who moved the traffic away does not matter: the portal, its Lambdas while it was down, or a person. */
function weights(
  workload: Workload,
  { split }: Observation,
  moved: boolean,
): readonly GateReason[] {
  const { traffic, sites } = workload;
  const { configured } = split;
  const unread =
    configured.state === 'error' && configured.error === 'unsupported';
  if (!traffic || unread) return [];
  if (!isFresh(configured)) return [{ kind: 'weights-unknown' }];
  if (!moved && sameWeights(configured.value, weightsAtBirth(workload)))
    return [];
  return sites.flatMap(({ site, baseWeight }): readonly GateReason[] => {
    const weight = configured.value[site] ?? 0;
    return baseWeight > 0 && weight === 0
      ? [{ kind: 'traffic-away', site, weight, baseWeight }]
      : [];
  });
}
