import { isDeepStrictEqual } from 'node:util';
import { buildNode } from '../build/buildNode';
import {
  buildNodeClaim,
  buildNodePool,
  freeIndex,
  grownNode,
  NODE_POOL_LABEL,
} from '../build/buildKarpenter';
import { NodeGrowthSpec } from '../ClusterEstate';
import { conditionOf, withCondition } from '../objects/conditions';
import { NodeClaim } from '../objects/karpenter';
import { isNodeReady } from '../objects/Node';
import { Pod } from '../objects/Pod';
import { formatBytes, formatCores } from '../quantity';
import { NODE_CLAIMS, NODE_POOLS, NODES, PODS } from '../resources';
import { toTimestamp } from '../time';
import { ClusterContext, Controller } from './Controller';
import { NodeController } from './NodeController';
import { planClaims } from './planClaims';
import { poolResources } from './poolResources';

/** Karpenter collects pending pods for about a second before it buys machines. */
const BATCH_SECONDS = 1;
const CONSOLIDATION_SECONDS = 5;
/** Share of the provisioning time after which the machine has registered its Node, still NotReady. */
const REGISTERED_AT = 0.8;

/** Buys a machine for pods that fit nowhere, within the NodePool's limits, and gives it back when it stands empty. */
export class Karpenter implements Controller {
  readonly #context: ClusterContext;
  readonly #growth: NodeGrowthSpec;
  readonly #nodes: NodeController;
  readonly #version: string;
  readonly #emptySince = new Map<string, number>();
  #look = false;
  #batching = false;

  constructor(
    context: ClusterContext,
    options: {
      readonly growth: NodeGrowthSpec;
      readonly nodes: NodeController;
      readonly version: string;
    },
  ) {
    this.#context = context;
    this.#growth = options.growth;
    this.#nodes = options.nodes;
    this.#version = options.version;
    context.store.subscribe((resource, change) => {
      if (resource.id === PODS.id)
        this.#look ||=
          change.object.spec !== undefined &&
          isUnschedulable(change.object as Pod);
      if (resource.id === NODE_POOLS.id)
        this.#look ||= change.object.spec !== change.previous?.spec;
      if (resource.id === NODE_CLAIMS.id && change.type === 'DELETED')
        this.#look = true;
    });
  }

  /** Called once, when the cluster is made. */
  install(): void {
    this.#context.store.create(NODE_POOLS, buildNodePool(this.#growth));
  }

  start(): void {
    const { store, timers, now } = this.#context;
    this.#batching = false;
    this.#look = true;
    this.#emptySince.clear();
    for (const claim of store.list(NODE_CLAIMS))
      if (!isInitialized(claim)) this.#launch(claim);
    timers.schedule(now() + CONSOLIDATION_SECONDS * 1000, () =>
      this.#consolidate(),
    );
  }

  reconcile(): boolean {
    if (!this.#look || this.#batching) return false;
    this.#look = false;
    this.#batching = true;
    const { timers, now } = this.#context;
    timers.schedule(now() + BATCH_SECONDS * 1000, () => this.#provision());
    return false;
  }

  #provision(): void {
    this.#batching = false;
    const { store, random, now } = this.#context;
    const pool = store.get(NODE_POOLS, { name: this.#growth.nodePool });
    if (!pool) return;
    const claims = [...store.list(NODE_CLAIMS)];
    const plan = planClaims({
      growth: this.#growth,
      limits: pool.spec.limits ?? {},
      claims: claims.length,
      inFlight: claims.filter(claim => !isInitialized(claim)).length,
      pods: [...store.list(PODS)].filter(isUnschedulable),
    });
    for (const requests of plan.create) {
      const claim = store.create(
        NODE_CLAIMS,
        buildNodeClaim({
          growth: this.#growth,
          pool,
          suffix: random.suffix(5),
          requests: {
            cpu: formatCores(requests.cores),
            memory: formatBytes(requests.bytes),
            pods: `${requests.pods}`,
          },
          at: toTimestamp(now()),
        }),
      );
      this.#launch(claim);
    }
    for (const { pod, reason } of plan.refused) this.#refuse(pod, reason);
    this.#writePoolStatus();
  }

  #refuse(pod: Pod, message: string): void {
    this.#context.events.record({
      about: pod,
      type: 'Warning',
      reason: 'FailedScheduling',
      message,
      component: 'karpenter',
    });
  }

  #launch(claim: NodeClaim): void {
    const { timers, now } = this.#context;
    const total =
      Math.max(0, this.#growth.provisioningSeconds - BATCH_SECONDS) * 1000;
    timers.schedule(now() + Math.min(2000, total / 4), () =>
      this.#setCondition(claim, 'Launched'),
    );
    timers.schedule(now() + total * REGISTERED_AT, () => this.#register(claim));
    timers.schedule(now() + total, () => this.#initialize(claim));
  }

  #register(claim: NodeClaim): void {
    const { store, now } = this.#context;
    const current = store.get(NODE_CLAIMS, claim.metadata);
    if (!current || current.status.nodeName) return;
    const spec = grownNode(
      this.#growth,
      freeIndex(this.#growth, store.list(NODES)),
    );
    store.create(
      NODES,
      buildNode({
        spec,
        version: this.#version,
        now: now(),
        ready: false,
        owner: {
          apiVersion: 'karpenter.sh/v1',
          kind: 'NodeClaim',
          name: claim.metadata.name,
          uid: claim.metadata.uid,
          controller: false,
          blockOwnerDeletion: true,
        },
      }),
    );
    store.replace(NODE_CLAIMS, {
      ...current,
      status: { ...current.status, nodeName: spec.name },
    });
    this.#setCondition(claim, 'Registered');
  }

  #initialize(claim: NodeClaim): void {
    const nodeName = this.#context.store.get(NODE_CLAIMS, claim.metadata)
      ?.status.nodeName;
    if (!nodeName) return;
    this.#nodes.setReady(nodeName);
    for (const type of ['Initialized', 'Ready'])
      this.#setCondition(claim, type);
    this.#writePoolStatus();
  }

  #setCondition(claim: NodeClaim, type: string): void {
    const { store, now } = this.#context;
    const current = store.get(NODE_CLAIMS, claim.metadata);
    if (
      !current ||
      conditionOf(current.status.conditions, type)?.status === 'True'
    )
      return;
    const conditions = withCondition(
      current.status.conditions,
      { type, status: 'True', reason: type },
      toTimestamp(now()),
    );
    store.replace(NODE_CLAIMS, {
      ...current,
      status: { ...current.status, conditions },
    });
  }

  #consolidate(): void {
    const { store, timers, now } = this.#context;
    timers.schedule(now() + CONSOLIDATION_SECONDS * 1000, () =>
      this.#consolidate(),
    );
    const grown = [...store.list(NODES)].filter(
      node => node.metadata.labels?.[NODE_POOL_LABEL] && isNodeReady(node),
    );
    if (grown.length === 0) return;
    const used = new Set<string | undefined>();
    for (const pod of store.list(PODS)) used.add(pod.spec.nodeName);
    for (const node of grown) {
      const { name, uid } = node.metadata;
      if (used.has(name)) {
        this.#emptySince.delete(uid);
        continue;
      }
      const since = this.#emptySince.get(uid) ?? now();
      this.#emptySince.set(uid, since);
      if (now() - since < this.#growth.consolidateAfterSeconds * 1000) continue;
      this.#emptySince.delete(uid);
      const claim = node.metadata.ownerReferences?.[0]?.name;
      // The Node belongs to its claim and goes with it.
      if (claim && store.get(NODE_CLAIMS, { name: claim }))
        store.remove(NODE_CLAIMS, { name: claim });
      this.#writePoolStatus();
    }
  }

  #writePoolStatus(): void {
    const { store } = this.#context;
    const pool = store.get(NODE_POOLS, { name: this.#growth.nodePool });
    if (!pool) return;
    const resources = poolResources([...store.list(NODE_CLAIMS)]);
    if (isDeepStrictEqual(resources, pool.status?.resources)) return;
    store.replace(NODE_POOLS, {
      ...pool,
      status: { ...pool.status, resources },
    });
  }
}

function isInitialized(claim: NodeClaim): boolean {
  return conditionOf(claim.status.conditions, 'Initialized')?.status === 'True';
}

function isUnschedulable(pod: Pod): boolean {
  return (
    pod.spec.nodeName === undefined &&
    conditionOf(pod.status.conditions, 'PodScheduled')?.reason ===
      'Unschedulable'
  );
}
