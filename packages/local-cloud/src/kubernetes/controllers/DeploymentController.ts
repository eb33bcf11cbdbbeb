import { withCondition } from '../objects/conditions';
import { Deployment, ReplicaSet } from '../objects/workloads';
import { DEPLOYMENTS, REPLICA_SETS } from '../resources';
import { toTimestamp } from '../time';
import { ChangedObjects } from './ChangedObjects';
import { ClusterContext, Controller } from './Controller';
import { planRollout } from './planRollout';
import { templateHash } from './templateHash';

const HASH = 'pod-template-hash';
const REVISION = 'deployment.kubernetes.io/revision';
const OLD_SETS_KEPT = 10;

/** Gives each Deployment a ReplicaSet for its present template, and moves replicas to it from older ones. */
export class DeploymentController implements Controller {
  readonly #context: ClusterContext;
  readonly #changed: ChangedObjects<Deployment>;

  constructor(context: ClusterContext) {
    this.#context = context;
    this.#changed = new ChangedObjects({
      store: context.store,
      resource: DEPLOYMENTS,
      parts: REPLICA_SETS,
    });
  }

  start(): void {
    this.#changed.markAll();
  }

  reconcile(): boolean {
    let changed = false;
    for (const deployment of this.#changed.take())
      changed = this.#sync(deployment) || changed;
    return changed;
  }

  #sync(deployment: Deployment): boolean {
    const { store } = this.#context;
    const hash = templateHash(deployment.spec.template);
    const sets = store.ownedBy(REPLICA_SETS, deployment.metadata.uid);
    const current = sets.find(set => set.metadata.labels?.[HASH] === hash);
    if (!current) {
      if (deployment.spec.paused)
        return this.#writeStatus(deployment, sets, undefined);
      this.#createSet(deployment, hash, sets);
      this.#changed.mark(deployment.metadata);
      return true;
    }
    const plan = planRollout({ deployment, current, sets });
    let changed = false;
    for (const [set, replicas] of plan) {
      if ((set.spec.replicas ?? 0) === replicas) continue;
      this.#scaleSet(deployment, set, replicas);
      changed = true;
    }
    this.#dropOldSets(sets, current);
    const fresh = store.ownedBy(REPLICA_SETS, deployment.metadata.uid);
    return (
      this.#writeStatus(deployment, fresh, current.metadata.name) || changed
    );
  }

  #createSet(
    deployment: Deployment,
    hash: string,
    sets: readonly ReplicaSet[],
  ): void {
    const { name, namespace, uid, labels } = deployment.metadata;
    const { template, selector } = deployment.spec;
    const revision =
      1 +
      Math.max(
        0,
        ...sets.map(set => Number(set.metadata.annotations?.[REVISION] ?? 0)),
      );
    this.#context.store.create(REPLICA_SETS, {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        name: `${name}-${hash}`,
        namespace,
        labels: { ...(template.metadata.labels ?? labels), [HASH]: hash },
        annotations: { [REVISION]: String(revision) },
        ownerReferences: [
          {
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            name,
            uid,
            controller: true,
            blockOwnerDeletion: true,
          },
        ],
      },
      spec: {
        replicas: 0,
        selector: {
          ...selector,
          matchLabels: { ...selector.matchLabels, [HASH]: hash },
        },
        template: {
          ...template,
          metadata: {
            ...template.metadata,
            labels: { ...template.metadata.labels, [HASH]: hash },
          },
        },
      },
    });
  }

  #scaleSet(deployment: Deployment, set: ReplicaSet, replicas: number): void {
    const { store, events } = this.#context;
    const before = set.spec.replicas ?? 0;
    store.replace(REPLICA_SETS, { ...set, spec: { ...set.spec, replicas } });
    events.record({
      about: deployment,
      type: 'Normal',
      reason: 'ScalingReplicaSet',
      message: `Scaled ${replicas > before ? 'up' : 'down'} replica set ${
        set.metadata.name
      } from ${before} to ${replicas}`,
      component: 'deployment-controller',
    });
  }

  #dropOldSets(sets: readonly ReplicaSet[], current: ReplicaSet): void {
    const empty = sets
      .filter(
        set =>
          set !== current &&
          (set.spec.replicas ?? 0) === 0 &&
          (set.status?.replicas ?? 0) === 0,
      )
      .sort((a, b) => revisionOf(a) - revisionOf(b));
    for (const set of empty.slice(
      0,
      Math.max(0, empty.length - OLD_SETS_KEPT),
    )) {
      this.#context.store.remove(REPLICA_SETS, set.metadata);
    }
  }

  #writeStatus(
    deployment: Deployment,
    sets: readonly ReplicaSet[],
    currentName: string | undefined,
  ): boolean {
    const sum = (pick: (set: ReplicaSet) => number | undefined) =>
      sets.reduce((total, set) => total + (pick(set) ?? 0), 0);
    const wanted = deployment.spec.replicas ?? 1;
    const replicas = sum(set => set.status?.replicas);
    const ready = sum(set => set.status?.readyReplicas);
    const current = sets.find(set => set.metadata.name === currentName);
    const updated = current?.status?.replicas ?? 0;
    const numbers = {
      observedGeneration: deployment.metadata.generation,
      replicas,
      updatedReplicas: updated,
      readyReplicas: ready,
      availableReplicas: ready,
      unavailableReplicas: Math.max(0, wanted - ready),
    };
    const before = deployment.status;
    const same = (Object.keys(numbers) as (keyof typeof numbers)[]).every(
      key => before?.[key] === numbers[key],
    );
    if (same) return false;
    this.#context.store.replace(DEPLOYMENTS, {
      ...deployment,
      status: {
        ...numbers,
        conditions: this.#conditions(deployment, ready, updated, currentName),
      },
    });
    return true;
  }

  #conditions(
    deployment: Deployment,
    ready: number,
    updated: number,
    setName: string | undefined,
  ) {
    const at = toTimestamp(this.#context.now());
    const wanted = deployment.spec.replicas ?? 1;
    const available = ready >= wanted - Math.floor(wanted / 4);
    const complete = updated === wanted && ready === wanted;
    const conditions = withCondition(
      deployment.status?.conditions,
      {
        type: 'Available',
        status: available ? 'True' : 'False',
        reason: available
          ? 'MinimumReplicasAvailable'
          : 'MinimumReplicasUnavailable',
        message: available
          ? 'Deployment has minimum availability.'
          : 'Deployment does not have minimum availability.',
        lastUpdateTime: at,
      },
      at,
    );
    return withCondition(
      conditions,
      {
        type: 'Progressing',
        status: 'True',
        reason: complete ? 'NewReplicaSetAvailable' : 'ReplicaSetUpdated',
        message: complete
          ? `ReplicaSet "${setName}" has successfully progressed.`
          : `ReplicaSet "${setName}" is progressing.`,
        lastUpdateTime: at,
      },
      at,
    );
  }
}

function revisionOf(set: ReplicaSet): number {
  return Number(set.metadata.annotations?.[REVISION] ?? 0);
}
