import { KubeObject } from '../objects/KubeObject';
import { ResourceType } from '../ResourceType';
import { objectKey, ObjectRef } from '../store/ObjectRef';
import { ObjectStore } from '../store/ObjectStore';

/** The objects of one kind that have changed, or whose parts have, since they were last taken; each of them once. */
export class ChangedObjects<T extends KubeObject> {
  readonly #store: ObjectStore;
  readonly #resource: ResourceType<T>;
  readonly #refs = new Map<string, ObjectRef>();

  constructor(options: {
    readonly store: ObjectStore;
    readonly resource: ResourceType<T>;
    /** Objects of this kind name those of `resource` as their owners. */
    readonly parts: ResourceType;
  }) {
    const { store, resource, parts } = options;
    this.#store = store;
    this.#resource = resource;
    store.subscribe((changed, { object: { metadata } }) => {
      if (changed.id === resource.id) this.mark(metadata);
      if (changed.id !== parts.id) return;
      const owner = metadata.ownerReferences?.find(
        ({ kind }) => kind === resource.kind,
      );
      if (owner) this.mark({ namespace: metadata.namespace, name: owner.name });
    });
  }

  mark({ namespace, name }: ObjectRef): void {
    const ref = { namespace, name };
    this.#refs.set(objectKey(ref), ref);
  }

  markAll(): void {
    for (const { metadata } of this.#store.list(this.#resource))
      this.mark(metadata);
  }

  /** Those that are still there, as they are now when each is reached. What changes meanwhile is for the next time. */
  *take(): Iterable<T> {
    const refs = [...this.#refs.values()];
    this.#refs.clear();
    for (const ref of refs) {
      const object = this.#store.get(this.#resource, ref);
      if (object) yield object;
    }
  }
}
