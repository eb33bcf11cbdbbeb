import { Pod, isPodReady } from '../objects/Pod';
import { ReplicaSet } from '../objects/workloads';
import { PODS, REPLICA_SETS } from '../resources';
import { ChangedObjects } from './ChangedObjects';
import { ClusterContext, Controller } from './Controller';
import { deleteObject } from './deleteObject';

/** Keeps as many pods of each ReplicaSet as it asks for. */
export class ReplicaSetController implements Controller {
  readonly #context: ClusterContext;
  readonly #changed: ChangedObjects<ReplicaSet>;

  constructor(context: ClusterContext) {
    this.#context = context;
    this.#changed = new ChangedObjects({
      store: context.store,
      resource: REPLICA_SETS,
      parts: PODS,
    });
  }

  start(): void {
    this.#changed.markAll();
  }

  reconcile(): boolean {
    let changed = false;
    for (const replicaSet of this.#changed.take())
      changed = this.#sync(replicaSet) || changed;
    return changed;
  }

  #sync(replicaSet: ReplicaSet): boolean {
    const { store } = this.#context;
    const owned = store.ownedBy(PODS, replicaSet.metadata.uid);
    const active = owned.filter(
      pod => !pod.metadata.deletionTimestamp && isAlive(pod),
    );
    const missing = (replicaSet.spec.replicas ?? 1) - active.length;
    for (let i = 0; i < missing; i++) this.#createPod(replicaSet);
    if (missing < 0)
      for (const pod of surplus(active, -missing))
        this.#deletePod(replicaSet, pod);
    return this.#writeStatus(replicaSet) || missing !== 0;
  }

  #createPod(replicaSet: ReplicaSet): void {
    const { store, random, events } = this.#context;
    const { template } = replicaSet.spec;
    const { name, namespace, uid } = replicaSet.metadata;
    const pod = store.create(PODS, {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: `${name}-${random.suffix(5)}`,
        generateName: `${name}-`,
        namespace,
        labels: template.metadata.labels,
        annotations: template.metadata.annotations,
        ownerReferences: [
          {
            apiVersion: 'apps/v1',
            kind: 'ReplicaSet',
            name,
            uid,
            controller: true,
            blockOwnerDeletion: true,
          },
        ],
      },
      spec: template.spec,
      status: { phase: 'Pending', qosClass: 'Burstable' },
    });
    events.record({
      about: replicaSet,
      type: 'Normal',
      reason: 'SuccessfulCreate',
      message: `Created pod: ${pod.metadata.name}`,
      component: 'replicaset-controller',
    });
  }

  #deletePod(replicaSet: ReplicaSet, pod: Pod): void {
    const { store, events } = this.#context;
    deleteObject({
      store,
      resource: PODS,
      ref: pod.metadata,
      now: this.#context.now(),
    });
    events.record({
      about: replicaSet,
      type: 'Normal',
      reason: 'SuccessfulDelete',
      message: `Deleted pod: ${pod.metadata.name}`,
      component: 'replicaset-controller',
    });
  }

  #writeStatus(replicaSet: ReplicaSet): boolean {
    const { store } = this.#context;
    const pods = store
      .ownedBy(PODS, replicaSet.metadata.uid)
      .filter(pod => !pod.metadata.deletionTimestamp && isAlive(pod));
    const ready = pods.filter(isPodReady).length;
    const { status, metadata } = replicaSet;
    if (
      status?.replicas === pods.length &&
      (status.readyReplicas ?? 0) === ready &&
      status.observedGeneration === metadata.generation
    ) {
      return false;
    }
    store.replace(REPLICA_SETS, {
      ...replicaSet,
      status: {
        observedGeneration: metadata.generation,
        replicas: pods.length,
        fullyLabeledReplicas: pods.length,
        ...(ready > 0
          ? { readyReplicas: ready, availableReplicas: ready }
          : {}),
      },
    });
    return true;
  }
}

function isAlive(pod: Pod): boolean {
  return pod.status.phase !== 'Failed' && pod.status.phase !== 'Succeeded';
}

/** Which pods go first: unscheduled, then not ready, then the youngest; names decide what is left. */
function surplus(pods: readonly Pod[], count: number): readonly Pod[] {
  return [...pods]
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        b.metadata.creationTimestamp.localeCompare(
          a.metadata.creationTimestamp,
        ) ||
        (a.metadata.name < b.metadata.name ? -1 : 1),
    )
    .slice(0, count);
}

function rank(pod: Pod): number {
  if (pod.spec.nodeName === undefined) return 0;
  return isPodReady(pod) ? 2 : 1;
}
