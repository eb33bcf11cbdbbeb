/** One pod as the HPA sees it: its use of the resource as a share of its request. */
export interface PodSample {
  readonly kind: 'measured' | 'missing' | 'unready';
  /** Usage in cores; 0 unless measured. */
  readonly used: number;
  /** Requested cores. */
  readonly requested: number;
}

/** Within 10 % of the target nothing is changed (kube-controller-manager's --horizontal-pod-autoscaler-tolerance). */
const TOLERANCE = 0.1;

/**
 * How many replicas bring utilisation to the target; undefined when no pod was measured.
 *
 * Unmeasured pods damp the answer as in Kubernetes: towards fewer replicas they count as fully used, towards more as
 * idle, and when that turns the direction nothing is changed.
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details
 */
export function desiredReplicas(options: {
  readonly current: number;
  readonly targetUtilization: number;
  readonly pods: readonly PodSample[];
}): { readonly replicas: number; readonly utilization: number } | undefined {
  const { current, targetUtilization, pods } = options;
  const target = targetUtilization / 100;
  const measured = pods.filter(({ kind }) => kind === 'measured');
  const utilization = utilizationOf(measured);
  if (utilization === undefined) return undefined;
  const shown = Math.floor(utilization * 100);
  const ratio = utilization / target;
  const unready = pods.some(({ kind }) => kind === 'unready');
  const missing = pods.filter(({ kind }) => kind === 'missing');
  const keep = { replicas: current, utilization: shown };

  if (missing.length === 0 && !(unready && ratio > 1)) {
    if (Math.abs(1 - ratio) <= TOLERANCE) return keep;
    return {
      replicas: Math.ceil(round(ratio * measured.length)),
      utilization: shown,
    };
  }
  const assumed = missing.map(pod => ({
    ...pod,
    used: ratio < 1 ? pod.requested : 0,
  }));
  const idle = ratio > 1 ? pods.filter(({ kind }) => kind === 'unready') : [];
  const counted = [...measured, ...assumed, ...idle];
  const damped = (utilizationOf(counted) ?? 0) / target;
  if (Math.abs(1 - damped) <= TOLERANCE || damped > 1 !== ratio > 1)
    return keep;
  const replicas = Math.ceil(round(damped * counted.length));
  const turned =
    (damped < 1 && replicas > current) || (damped > 1 && replicas < current);
  return turned ? keep : { replicas, utilization: shown };
}

function utilizationOf(pods: readonly PodSample[]): number | undefined {
  const requested = pods.reduce((sum, pod) => sum + pod.requested, 0);
  return requested > 0
    ? pods.reduce((sum, pod) => sum + pod.used, 0) / requested
    : undefined;
}

/** 1.1 times 10 is 11.000000000000002, which must not become 12 replicas. */
function round(replicas: number): number {
  return Math.round(replicas * 1e6) / 1e6;
}
