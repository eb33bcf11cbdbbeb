import { Deployment, ReplicaSet } from '../objects/workloads';

/**
 * How many replicas each ReplicaSet gets next: the present template's set grows as far as the surge allows, older ones
 * shrink as far as availability allows. Called again whenever a pod becomes ready or goes, until only one set is left.
 */
export function planRollout(options: {
  readonly deployment: Deployment;
  readonly current: ReplicaSet;
  readonly sets: readonly ReplicaSet[];
}): ReadonlyMap<ReplicaSet, number> {
  const { deployment, current, sets } = options;
  const wanted = deployment.spec.replicas ?? 1;
  const old = sets.filter(set => set !== current && asked(set) > 0);
  if (old.length === 0) return new Map([[current, wanted]]);
  if (deployment.spec.strategy?.type === 'Recreate')
    return planRecreate(current, sets, wanted);

  const { surge, unavailable } = limits(deployment, wanted);
  const total = sets.reduce((sum, set) => sum + asked(set), 0);
  const room = Math.max(0, wanted + surge - total);
  const next = Math.min(wanted, asked(current) + room);
  const plan = new Map([[current, next]]);

  const available = sets.reduce(
    (sum, set) => sum + (set.status?.availableReplicas ?? 0),
    0,
  );
  const newNotAvailable =
    asked(current) - (current.status?.availableReplicas ?? 0);
  const floor = wanted - unavailable;
  let removable = Math.max(0, total - floor - newNotAvailable);
  let spare = Math.max(0, available - floor);
  for (const set of old) {
    // Replicas that are not available serve nobody; taking them away costs no availability.
    const idle = Math.min(
      removable,
      asked(set) - Math.min(asked(set), set.status?.availableReplicas ?? 0),
    );
    removable -= idle;
    const healthy = Math.min(removable, spare, asked(set) - idle);
    removable -= healthy;
    spare -= healthy;
    plan.set(set, asked(set) - idle - healthy);
  }
  return plan;
}

function planRecreate(
  current: ReplicaSet,
  sets: readonly ReplicaSet[],
  wanted: number,
): ReadonlyMap<ReplicaSet, number> {
  const plan = new Map<ReplicaSet, number>();
  let left = 0;
  for (const set of sets) {
    if (set === current) continue;
    plan.set(set, 0);
    left += set.status?.replicas ?? 0;
  }
  plan.set(current, left === 0 ? wanted : asked(current));
  return plan;
}

function asked(set: ReplicaSet): number {
  return set.spec.replicas ?? 0;
}

function limits(
  deployment: Deployment,
  wanted: number,
): { surge: number; unavailable: number } {
  const rolling = deployment.spec.strategy?.rollingUpdate;
  const surge = resolve(rolling?.maxSurge ?? '25%', wanted, Math.ceil);
  const unavailable = resolve(
    rolling?.maxUnavailable ?? '25%',
    wanted,
    Math.floor,
  );
  // Both zero would stand still for ever; Kubernetes lets one go in that case.
  return surge === 0 && unavailable === 0
    ? { surge, unavailable: 1 }
    : { surge, unavailable };
}

function resolve(
  value: number | string,
  of: number,
  round: (n: number) => number,
): number {
  if (typeof value === 'number') return value;
  return value.endsWith('%')
    ? round((Number.parseFloat(value) / 100) * of)
    : Number(value);
}
