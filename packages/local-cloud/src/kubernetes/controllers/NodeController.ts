import { withCondition } from '../objects/conditions';
import { isNodeReady, Node, Taint } from '../objects/Node';
import { isPodFinished, isPodReady } from '../objects/Pod';
import { LEASES, NODES, PODS } from '../resources';
import { toMicroTime, toTimestamp } from '../time';
import { ClusterContext, Controller } from './Controller';
import { deleteObject } from './deleteObject';
import { tolerates } from './fitsNode';
import { Kubelet, withoutNode } from './Kubelet';

/** As kubelets have it: the lease every 10 s, the whole status every 5 min while nothing changes. */
const LEASE_SECONDS = 10;
const STATUS_SECONDS = 300;
const UNSCHEDULABLE = 'node.kubernetes.io/unschedulable';

/** Heartbeats, the taint of a cordoned node, eviction by NoExecute, and what a loss of power does to nodes. */
export class NodeController implements Controller {
  readonly #context: ClusterContext;
  readonly #kubelet: Kubelet;
  readonly #bootSeconds: number;
  readonly #dirty = new Set<string>();
  #nextStatusAt = 0;

  constructor(
    context: ClusterContext,
    options: { readonly kubelet: Kubelet; readonly bootSeconds: number },
  ) {
    this.#context = context;
    this.#kubelet = options.kubelet;
    this.#bootSeconds = options.bootSeconds;
    context.store.subscribe((resource, change) => {
      if (resource.id === NODES.id && change.type !== 'DELETED')
        this.#dirty.add(change.object.metadata.name);
    });
  }

  start(): void {
    const { timers, store } = this.#context;
    const { now } = this.#context;
    this.#nextStatusAt = now() + STATUS_SECONDS * 1000;
    timers.schedule(now() + LEASE_SECONDS * 1000, () => this.#beat());
    for (const { metadata } of [...store.list(NODES)].filter(
      node => !isNodeReady(node),
    )) {
      timers.schedule(now() + this.#bootSeconds * 1000, () =>
        this.setReady(metadata.name),
      );
    }
  }

  reconcile(): boolean {
    const names = [...this.#dirty];
    this.#dirty.clear();
    let changed = false;
    for (const name of names) {
      const node = this.#context.store.get(NODES, { name });
      if (node) changed = this.#syncTaint(node) || this.#evict(node) || changed;
    }
    return changed;
  }

  /** The kubelet of this node reports itself; its pods are started. */
  setReady(name: string): void {
    const node = this.#context.store.get(NODES, { name });
    if (!node || isNodeReady(node)) return;
    this.#writeReady(node, {
      status: 'True',
      reason: 'KubeletReady',
      message: 'kubelet is posting ready status',
    });
    this.#kubelet.bootNode(name);
  }

  /** Power has returned: until they have booted, no kubelet reports and nothing runs. */
  markAllLost(): void {
    const { store, events } = this.#context;
    const at = toTimestamp(this.#context.now());
    for (const node of [...store.list(NODES)]) {
      this.#writeReady(node, {
        status: 'Unknown',
        reason: 'NodeStatusUnknown',
        message: 'Kubelet stopped posting node status.',
      });
      events.record({
        about: node,
        type: 'Normal',
        reason: 'NodeNotReady',
        message: `Node ${node.metadata.name} status is now: NodeNotReady`,
        component: 'node-controller',
      });
    }
    for (const pod of [...store.list(PODS)]) {
      if (isPodFinished(pod)) continue;
      if (pod.status.containerStatuses || isPodReady(pod))
        store.replace(PODS, withoutNode(pod, at));
    }
  }

  #writeReady(
    node: Node,
    ready: {
      status: 'True' | 'False' | 'Unknown';
      reason: string;
      message: string;
    },
  ): void {
    const at = toTimestamp(this.#context.now());
    const conditions = withCondition(
      node.status.conditions,
      { type: 'Ready', ...ready, lastHeartbeatTime: at },
      at,
    );
    this.#context.store.replace(NODES, {
      ...node,
      status: { ...node.status, conditions },
    });
  }

  #beat(): void {
    const { store, timers } = this.#context;
    const now = this.#context.now();
    const whole = now >= this.#nextStatusAt;
    if (whole) this.#nextStatusAt = now + STATUS_SECONDS * 1000;
    for (const node of [...store.list(NODES)]) {
      if (!isNodeReady(node)) continue;
      this.#renewLease(node, now);
      if (whole) this.#postStatus(node, toTimestamp(now));
    }
    timers.schedule(now + LEASE_SECONDS * 1000, () => this.#beat());
  }

  #renewLease(node: Node, now: number): void {
    const { store } = this.#context;
    const ref = { namespace: 'kube-node-lease', name: node.metadata.name };
    const spec = {
      holderIdentity: node.metadata.name,
      leaseDurationSeconds: 40,
      renewTime: toMicroTime(now),
    };
    const lease = store.get(LEASES, ref);
    if (lease) store.replace(LEASES, { ...lease, spec });
    else
      store.create(LEASES, {
        apiVersion: 'coordination.k8s.io/v1',
        kind: 'Lease',
        metadata: ref,
        spec,
      });
  }

  #postStatus(node: Node, at: string): void {
    const conditions = node.status.conditions.map(condition => ({
      ...condition,
      lastHeartbeatTime: at,
    }));
    this.#context.store.replace(NODES, {
      ...node,
      status: { ...node.status, conditions },
    });
  }

  #syncTaint(node: Node): boolean {
    const taints = node.spec.taints ?? [];
    const has = taints.some(({ key }) => key === UNSCHEDULABLE);
    if (has === Boolean(node.spec.unschedulable)) return false;
    const others = taints.filter(({ key }) => key !== UNSCHEDULABLE);
    const taint: Taint = {
      key: UNSCHEDULABLE,
      effect: 'NoSchedule',
      timeAdded: toTimestamp(this.#context.now()),
    };
    const next = node.spec.unschedulable ? [...others, taint] : others;
    const { taints: _gone, ...spec } = node.spec;
    this.#context.store.replace(NODES, {
      ...node,
      spec: next.length > 0 ? { ...spec, taints: next } : spec,
    });
    return true;
  }

  #evict(node: Node): boolean {
    const ending = (node.spec.taints ?? []).filter(
      ({ effect }) => effect === 'NoExecute',
    );
    if (ending.length === 0) return false;
    const { store } = this.#context;
    let evicted = false;
    for (const pod of [...store.list(PODS)]) {
      if (
        pod.spec.nodeName !== node.metadata.name ||
        pod.metadata.deletionTimestamp
      )
        continue;
      if (ending.every(taint => tolerates(pod.spec.tolerations ?? [], taint)))
        continue;
      deleteObject({
        store,
        resource: PODS,
        ref: pod.metadata,
        now: this.#context.now(),
      });
      evicted = true;
    }
    return evicted;
  }
}
