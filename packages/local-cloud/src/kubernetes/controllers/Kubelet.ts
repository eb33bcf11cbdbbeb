import { isNodeReady, Node } from '../objects/Node';
import { isPodFinished, Pod } from '../objects/Pod';
import { JOBS, NODES, PODS } from '../resources';
import { objectKey } from '../store/ObjectRef';
import { toTimestamp } from '../time';
import { ClusterContext, Controller } from './Controller';
import { AddressPool } from './AddressPool';
import { creating, ready, running, stopped, succeeded } from './podStates';
import { startupSeconds } from './startupSeconds';

/** Setting up the sandbox and starting the container, before the program itself begins. */
const CREATE_SECONDS = 1;
/** From being told to stop until it is gone; programs here end well before their grace period. */
const STOP_SECONDS = 2;
/** What the program of a Job's pod takes until it has ended well. */
const JOB_SECONDS = 3;
/** The first pull of an image that the estate does not know. No registry is asked, and no container is run. */
const UNKNOWN_IMAGE_SECONDS = 3;

/** All kubelets: starts what is bound to their nodes, makes it ready when its program is, ends what is being deleted. */
export class Kubelet implements Controller {
  readonly #context: ClusterContext;
  readonly #imagePullSeconds: ReadonlyMap<string, number>;
  readonly #addresses = new AddressPool();
  readonly #pulled = new Set<string>();
  readonly #handled = new Set<string>();
  readonly #dirty = new Map<string, { namespace?: string; name: string }>();

  constructor(
    context: ClusterContext,
    options: { readonly imagePullSeconds: ReadonlyMap<string, number> },
  ) {
    this.#context = context;
    this.#imagePullSeconds = options.imagePullSeconds;
    context.store.subscribe((resource, change) => {
      if (resource.id === PODS.id) {
        const { namespace, name, uid } = change.object.metadata;
        if (change.type === 'DELETED') this.#forget(uid);
        else
          this.#dirty.set(objectKey({ namespace, name }), { namespace, name });
      }
    });
  }

  /** Kubelets start with their node (see NodeController), which calls `bootNode`. */
  start(): void {
    this.#handled.clear();
    for (const pod of this.#context.store.list(PODS))
      this.#dirty.set(objectKey(pod.metadata), pod.metadata);
  }

  reconcile(): boolean {
    const refs = [...this.#dirty.values()];
    this.#dirty.clear();
    let changed = false;
    for (const ref of refs) {
      const pod = this.#context.store.get(PODS, ref);
      if (pod) changed = this.#sync(pod) || changed;
    }
    return changed;
  }

  /** The machine runs again after a loss of power: its containers are started anew. */
  bootNode(nodeName: string): void {
    for (const pod of this.#context.store.list(PODS)) {
      if (pod.spec.nodeName === nodeName)
        this.#dirty.set(objectKey(pod.metadata), pod.metadata);
    }
  }

  #sync(pod: Pod): boolean {
    const node = pod.spec.nodeName
      ? this.#context.store.get(NODES, { name: pod.spec.nodeName })
      : undefined;
    if (!node || !isNodeReady(node)) return false;
    const { uid } = pod.metadata;
    if (pod.metadata.deletionTimestamp) {
      if (this.#handled.has(`stop ${uid}`)) return false;
      this.#handled.add(`stop ${uid}`);
      this.#later(STOP_SECONDS, () => this.#remove(pod));
      return false;
    }
    if (isPodFinished(pod) || this.#handled.has(`run ${uid}`)) return false;
    this.#handled.add(`run ${uid}`);
    this.#begin(pod, node);
    return true;
  }

  #begin(pod: Pod, node: Node): void {
    const { store, events } = this.#context;
    const { now } = this.#context;
    const podIP =
      pod.status.podIP ?? this.#addresses.take(node, pod.metadata.uid);
    const hostIP = node.status.addresses[0]?.address ?? '';
    store.replace(PODS, {
      ...pod,
      status: creating(pod, { podIP, hostIP, at: toTimestamp(now()) }),
    });
    const pull = this.#pullSeconds(pod, node);
    const startup = startupSeconds(pod.spec);
    const say = (reason: string, message: string) =>
      events.record({
        about: pod,
        type: 'Normal',
        reason,
        message,
        component: 'kubelet',
        host: node.metadata.name,
      });
    const image = pod.spec.containers[0]?.image;
    if (pull > 0) say('Pulling', `Pulling image "${image}"`);
    const create = Math.min(CREATE_SECONDS, startup === 0 ? 0 : CREATE_SECONDS);
    this.#later(pull + create, () => {
      if (!this.#advance(pod, current => running(current, toTimestamp(now()))))
        return;
      say('Started', `Started container ${pod.spec.containers[0]?.name}`);
    });
    const upAfter = pull + Math.max(create, startup);
    this.#later(upAfter, () => {
      this.#advance(pod, current => ready(current, toTimestamp(now())));
    });
    if (!pod.metadata.ownerReferences?.some(each => each.kind === JOBS.kind))
      return;
    this.#later(upAfter + JOB_SECONDS, () => {
      this.#advance(pod, current => succeeded(current, toTimestamp(now())));
    });
  }

  #pullSeconds(pod: Pod, node: Node): number {
    let seconds = 0;
    for (const { image } of pod.spec.containers) {
      const key = `${node.metadata.uid} ${image}`;
      if (this.#pulled.has(key)) continue;
      this.#pulled.add(key);
      seconds += this.#imagePullSeconds.get(image) ?? UNKNOWN_IMAGE_SECONDS;
    }
    return seconds;
  }

  #advance(pod: Pod, change: (current: Pod) => Pod['status']): boolean {
    const current = this.#context.store.get(PODS, pod.metadata);
    if (!current || current.metadata.uid !== pod.metadata.uid) return false;
    if (current.metadata.deletionTimestamp) return false;
    this.#context.store.replace(PODS, { ...current, status: change(current) });
    return true;
  }

  #remove(pod: Pod): void {
    const current = this.#context.store.get(PODS, pod.metadata);
    if (current?.metadata.uid === pod.metadata.uid)
      this.#context.store.remove(PODS, pod.metadata);
  }

  #forget(uid: string): void {
    this.#addresses.release(uid);
    this.#handled.delete(`run ${uid}`);
    this.#handled.delete(`stop ${uid}`);
  }

  #later(seconds: number, run: () => void): void {
    this.#context.timers.schedule(this.#context.now() + seconds * 1000, run);
  }
}

/** What the node controller writes about pods whose machine has gone. */
export function withoutNode(pod: Pod, at: string): Pod {
  return { ...pod, status: stopped(pod, at) };
}
