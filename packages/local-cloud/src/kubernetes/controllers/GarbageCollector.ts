import { KubeObject } from '../objects/KubeObject';
import { NAMESPACES, NODES, PODS } from '../resources';
import { ClusterContext, Controller } from './Controller';
import { deleteObject } from './deleteObject';

/** Deletes what belonged to a deleted owner, was in a deleted namespace or ran on a deleted node. */
export class GarbageCollector implements Controller {
  readonly #context: ClusterContext;
  #gone: KubeObject[] = [];

  constructor(context: ClusterContext) {
    this.#context = context;
    context.store.subscribe((resource, change) => {
      // Pods own nothing, and they are nearly all that is ever deleted.
      if (change.type === 'DELETED' && resource.id !== PODS.id)
        this.#gone.push(change.object);
    });
  }

  start(): void {}

  reconcile(): boolean {
    const gone = this.#gone;
    this.#gone = [];
    for (const owner of gone) {
      for (const dependant of this.#context.store.dependantsOf(
        owner.metadata.uid,
      ))
        this.#delete(dependant);
      if (owner.kind === NAMESPACES.kind) this.#empty(owner.metadata.name);
      if (owner.kind === NODES.kind) this.#dropPodsOf(owner.metadata.name);
    }
    return gone.length > 0;
  }

  #empty(namespace: string): void {
    const { store } = this.#context;
    for (const resource of store.resources) {
      if (!resource.namespaced) continue;
      for (const object of [...store.list(resource)]) {
        if (object.metadata.namespace === namespace)
          this.#delete({ resource, ref: object.metadata });
      }
    }
  }

  /** Nobody is left to end these gracefully. */
  #dropPodsOf(node: string): void {
    const { store } = this.#context;
    for (const pod of [...store.list(PODS)]) {
      if (pod.spec.nodeName === node) store.remove(PODS, pod.metadata);
    }
  }

  #delete({
    resource,
    ref,
  }: Pick<Parameters<typeof deleteObject>[0], 'resource' | 'ref'>): void {
    const { store } = this.#context;
    if (!store.get(resource, ref)) return;
    deleteObject({ store, resource, ref, now: this.#context.now() });
  }
}
