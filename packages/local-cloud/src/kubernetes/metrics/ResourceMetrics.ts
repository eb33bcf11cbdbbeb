import { ClusterContext } from '../controllers/Controller';
import { conditionOf } from '../objects/conditions';
import { isNodeReady, Node } from '../objects/Node';
import { isPodReady, Pod } from '../objects/Pod';
import { Amounts, podMemoryLimit } from '../objects/podRequests';
import { Deployment } from '../objects/workloads';
import { parseQuantity } from '../quantity';
import { DEPLOYMENTS, NODES, PODS, REPLICA_SETS } from '../resources';
import { objectKey } from '../store/ObjectRef';
import { fromTimestamp } from '../time';

/** metrics-server's default resolution. */
export const WINDOW_SECONDS = 15;

/** Used by a machine itself when its spec says nothing. */
export const BASE_USAGE: Amounts = { cores: 0.06, bytes: 512 * 1024 * 1024 };

export interface Usage extends Amounts {
  /** End of the window over which CPU was measured; memory is as of then. */
  readonly at: number;
}

interface Demand {
  cores: number;
  bytes: number;
  /** Core-seconds since the window began, up to `since`. */
  used: number;
  since: number;
}

/**
 * What metrics-server knows: every 15 s the mean CPU of the window and the memory at its end, for pods that were ready
 * through a whole window. A pod nobody has put a demand on, or a window cut by a loss of power, has no entry: absent,
 * not zero.
 */
export class ResourceMetrics {
  readonly #context: ClusterContext;
  readonly #base: (node: Node) => Amounts;
  readonly #demands = new Map<string, Demand>();
  #pods = new Map<string, Usage>();
  #nodes = new Map<string, Usage>();
  #windowStart = 0;

  constructor(
    context: ClusterContext,
    options: { readonly baseUsage: (node: Node) => Amounts },
  ) {
    this.#context = context;
    this.#base = options.baseUsage;
  }

  start(): void {
    const now = this.#context.now();
    this.#pods = new Map();
    this.#nodes = new Map();
    this.#windowStart = now;
    for (const demand of this.#demands.values())
      Object.assign(demand, { used: 0, since: now });
    this.#context.timers.schedule(now + WINDOW_SECONDS * 1000, () =>
      this.#scrape(),
    );
  }

  setDemand(options: {
    namespace: string;
    deployment: string;
    cores: number;
    bytes: number;
  }): void {
    const { cores, bytes } = options;
    const key = objectKey({
      namespace: options.namespace,
      name: options.deployment,
    });
    const now = this.#context.now();
    const present = this.#demands.get(key);
    if (!present) {
      this.#demands.set(key, { cores, bytes, used: 0, since: now });
      return;
    }
    settle(present, now);
    Object.assign(present, { cores, bytes });
  }

  pod(pod: Pod): Usage | undefined {
    return this.#pods.get(pod.metadata.uid);
  }

  node(node: Node): Usage | undefined {
    return this.#nodes.get(node.metadata.uid);
  }

  #scrape(): void {
    const now = this.#context.now();
    this.#pods = new Map();
    for (const [key, demand] of this.#demands) {
      const [namespace, name] = key.split('/');
      const deployment = this.#context.store.get(DEPLOYMENTS, {
        namespace,
        name,
      });
      if (deployment) this.#measure(deployment, demand, now);
      demand.used = 0;
      demand.since = now;
    }
    this.#measureNodes(now);
    this.#windowStart = now;
    this.#context.timers.schedule(now + WINDOW_SECONDS * 1000, () =>
      this.#scrape(),
    );
  }

  #measure(deployment: Deployment, demand: Demand, now: number): void {
    settle(demand, now);
    const seconds = (now - this.#windowStart) / 1000;
    const pods = this.#readyPodsOf(deployment);
    if (pods.length === 0 || seconds <= 0) return;
    const cores = demand.used / seconds / pods.length;
    for (const pod of pods) {
      if (readySince(pod) > this.#windowStart) continue;
      const bytes = Math.min(
        demand.bytes / pods.length,
        podMemoryLimit(pod.spec) ?? Infinity,
      );
      this.#pods.set(pod.metadata.uid, { cores, bytes, at: now });
    }
  }

  #measureNodes(now: number): void {
    const { store } = this.#context;
    const onNode = new Map<string, Pod[]>();
    for (const pod of store.list(PODS)) {
      if (!this.#pods.has(pod.metadata.uid)) continue;
      const name = pod.spec.nodeName ?? '';
      const others = onNode.get(name);
      if (others) others.push(pod);
      else onNode.set(name, [pod]);
    }
    this.#nodes = new Map();
    for (const node of store.list(NODES)) {
      if (isNodeReady(node))
        this.#measureNode(node, onNode.get(node.metadata.name) ?? [], now);
    }
  }

  /** Pods together cannot use more than the machine has: over it, each gets its share. */
  #measureNode(node: Node, pods: readonly Pod[], now: number): void {
    const base = this.#base(node);
    const room = parseQuantity(node.status.capacity.cpu) - base.cores;
    const wanted = sum(
      pods,
      pod => this.#pods.get(pod.metadata.uid)?.cores ?? 0,
    );
    const share = wanted > room ? room / wanted : 1;
    let bytes = base.bytes;
    for (const pod of pods) {
      const usage = this.#pods.get(pod.metadata.uid);
      if (!usage) continue;
      bytes += usage.bytes;
      if (share < 1)
        this.#pods.set(pod.metadata.uid, {
          ...usage,
          cores: usage.cores * share,
        });
    }
    this.#nodes.set(node.metadata.uid, {
      cores: base.cores + wanted * share,
      bytes: Math.min(bytes, parseQuantity(node.status.capacity.memory)),
      at: now,
    });
  }

  #readyPodsOf(deployment: Deployment): readonly Pod[] {
    const { store } = this.#context;
    return store
      .ownedBy(REPLICA_SETS, deployment.metadata.uid)
      .flatMap(set => store.ownedBy(PODS, set.metadata.uid))
      .filter(isPodReady);
  }
}

function settle(demand: Demand, now: number): void {
  demand.used += (demand.cores * (now - demand.since)) / 1000;
  demand.since = now;
}

function sum<T>(items: readonly T[], pick: (item: T) => number): number {
  return items.reduce((total, item) => total + pick(item), 0);
}

function readySince(pod: Pod): number {
  const since = conditionOf(pod.status.conditions, 'Ready')?.lastTransitionTime;
  return since === undefined ? Infinity : fromTimestamp(since);
}
