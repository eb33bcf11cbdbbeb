import { ResourceMetrics } from '../metrics/ResourceMetrics';
import { HorizontalPodAutoscaler } from '../objects/HorizontalPodAutoscaler';
import { isPodReady, Pod } from '../objects/Pod';
import { podRequests } from '../objects/podRequests';
import { Deployment } from '../objects/workloads';
import { AUTOSCALERS, DEPLOYMENTS, PODS, REPLICA_SETS } from '../resources';
import { autoscalerStatus, Outcome } from './autoscalerStatus';
import { ClusterContext, Controller } from './Controller';
import { desiredReplicas, PodSample } from './desiredReplicas';

/** kube-controller-manager's defaults. */
const SYNC_SECONDS = 15;
const SCALE_DOWN_WINDOW_SECONDS = 300;

interface Recommendation {
  readonly at: number;
  readonly replicas: number;
}

/** HorizontalPodAutoscaler v2 on CPU utilisation, every 15 s; a changed `minReplicas` is honoured at once. */
export class AutoscalerController implements Controller {
  readonly #context: ClusterContext;
  readonly #metrics: ResourceMetrics;
  readonly #history = new Map<string, readonly Recommendation[]>();
  readonly #changed = new Map<string, { namespace?: string; name: string }>();

  constructor(
    context: ClusterContext,
    options: { readonly metrics: ResourceMetrics },
  ) {
    this.#context = context;
    this.#metrics = options.metrics;
    context.store.subscribe((resource, { type, object, previous }) => {
      if (resource.id !== AUTOSCALERS.id) return;
      const { uid, namespace, name } = object.metadata;
      if (type === 'DELETED') this.#history.delete(uid);
      else if (object.spec !== previous?.spec)
        this.#changed.set(uid, { namespace, name });
    });
  }

  start(): void {
    const { timers, now } = this.#context;
    this.#history.clear();
    timers.schedule(now() + SYNC_SECONDS * 1000, () => this.#syncAll());
  }

  reconcile(): boolean {
    const refs = [...this.#changed.values()];
    this.#changed.clear();
    for (const ref of refs) {
      const autoscaler = this.#context.store.get(AUTOSCALERS, ref);
      if (autoscaler) this.#sync(autoscaler);
    }
    return refs.length > 0;
  }

  #syncAll(): void {
    const { store, timers, now } = this.#context;
    for (const autoscaler of [...store.list(AUTOSCALERS)])
      this.#sync(autoscaler);
    timers.schedule(now() + SYNC_SECONDS * 1000, () => this.#syncAll());
  }

  #sync(autoscaler: HorizontalPodAutoscaler): void {
    const { namespace } = autoscaler.metadata;
    const { name } = autoscaler.spec.scaleTargetRef;
    const deployment = this.#context.store.get(DEPLOYMENTS, {
      namespace,
      name,
    });
    if (!deployment) {
      this.#write(autoscaler, { kind: 'no-target', name });
      return;
    }
    const current = deployment.spec.replicas ?? 1;
    const outcome = this.#decide(autoscaler, deployment, current);
    if (outcome.kind === 'scaled' && outcome.desired !== current)
      this.#scale(autoscaler, deployment, outcome);
    this.#write(autoscaler, outcome);
  }

  #decide(
    autoscaler: HorizontalPodAutoscaler,
    deployment: Deployment,
    current: number,
  ): Outcome {
    const { maxReplicas, metrics } = autoscaler.spec;
    const minReplicas = autoscaler.spec.minReplicas ?? 1;
    // A target at 0 was switched off by somebody; the HPA leaves it alone.
    if (current === 0) return { kind: 'disabled' };
    const target =
      metrics?.find(({ resource }) => resource?.name === 'cpu')?.resource
        ?.target.averageUtilization ?? 80;
    const measured = desiredReplicas({
      current,
      targetUtilization: target,
      pods: this.#samples(deployment),
    });
    const bounded = { current, minReplicas, maxReplicas };
    if (current < minReplicas)
      return {
        kind: 'scaled',
        ...bounded,
        desired: minReplicas,
        why: 'below-min',
        measured,
      };
    if (current > maxReplicas)
      return {
        kind: 'scaled',
        ...bounded,
        desired: maxReplicas,
        why: 'above-max',
        measured,
      };
    if (!measured) return { kind: 'no-metrics', ...bounded };
    const stable = this.#stabilize(autoscaler, current, measured.replicas);
    const rate = Math.max(current * 2, current + 4);
    const wanted = Math.min(stable, rate);
    const desired = Math.min(Math.max(wanted, minReplicas), maxReplicas);
    return { kind: 'scaled', ...bounded, desired, why: 'cpu', measured };
  }

  /** The highest recommendation of the window wins, so that a dip does not take pods away. */
  #stabilize(
    autoscaler: HorizontalPodAutoscaler,
    current: number,
    replicas: number,
  ): number {
    const now = this.#context.now();
    const { uid } = autoscaler.metadata;
    const seconds =
      autoscaler.spec.behavior?.scaleDown?.stabilizationWindowSeconds ??
      SCALE_DOWN_WINDOW_SECONDS;
    const before = this.#history.get(uid) ?? [{ at: now, replicas: current }];
    const kept = [
      ...before.filter(({ at }) => now - at < seconds * 1000),
      { at: now, replicas },
    ];
    this.#history.set(uid, kept);
    if (replicas >= current) return replicas;
    return Math.min(
      current,
      Math.max(...kept.map(recommendation => recommendation.replicas)),
    );
  }

  #samples(deployment: Deployment): readonly PodSample[] {
    const { store } = this.#context;
    return store
      .ownedBy(REPLICA_SETS, deployment.metadata.uid)
      .flatMap(set => store.ownedBy(PODS, set.metadata.uid))
      .filter(pod => !pod.metadata.deletionTimestamp)
      .map(pod => this.#sample(pod));
  }

  #sample(pod: Pod): PodSample {
    const requested = podRequests(pod.spec).cores;
    if (!isPodReady(pod)) return { kind: 'unready', used: 0, requested };
    const usage = this.#metrics.pod(pod);
    return usage
      ? { kind: 'measured', used: usage.cores, requested }
      : { kind: 'missing', used: 0, requested };
  }

  #scale(
    autoscaler: HorizontalPodAutoscaler,
    deployment: Deployment,
    outcome: Extract<Outcome, { kind: 'scaled' }>,
  ): void {
    const { store, events } = this.#context;
    store.replace(DEPLOYMENTS, {
      ...deployment,
      spec: { ...deployment.spec, replicas: outcome.desired },
    });
    events.record({
      about: autoscaler,
      type: 'Normal',
      reason: 'SuccessfulRescale',
      message: `New size: ${outcome.desired}; reason: ${rescaleReason(
        outcome,
      )}`,
      component: 'horizontal-pod-autoscaler',
    });
  }

  #write(autoscaler: HorizontalPodAutoscaler, outcome: Outcome): void {
    const status = autoscalerStatus({
      autoscaler,
      outcome,
      now: this.#context.now(),
    });
    if (status)
      this.#context.store.replace(AUTOSCALERS, { ...autoscaler, status });
  }
}

function rescaleReason(outcome: Extract<Outcome, { kind: 'scaled' }>): string {
  switch (outcome.why) {
    case 'below-min':
      return 'Current number of replicas below Spec.MinReplicas';
    case 'above-max':
      return 'Current number of replicas above Spec.MaxReplicas';
    case 'cpu':
      return outcome.desired > outcome.current
        ? 'cpu resource utilization (percentage of request) above target'
        : 'All metrics below target';
    default: {
      const never: never = outcome.why;
      return never;
    }
  }
}
