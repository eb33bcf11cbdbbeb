import { KubeObject, Unstored } from '../objects/KubeObject';
import { ResourceType } from '../resources';
import { alreadyExists, conflict, notFound } from './refusals';
import { toTimestamp } from '../time';
import { objectKey, ObjectRef } from './ObjectRef';
import { Change, WatchHistory } from './WatchHistory';

export type ChangeListener = (resource: ResourceType, change: Change) => void;

export interface Dependant {
  readonly resource: ResourceType;
  readonly key: string;
  readonly ref: ObjectRef;
}

interface Collection {
  readonly resource: ResourceType;
  readonly objects: Map<string, KubeObject>;
  readonly history: WatchHistory;
}

/** The cluster's etcd: objects by resource type, one growing version for all, and the changes that led here. */
export class ObjectStore {
  readonly #collections = new Map<string, Collection>();
  readonly #owned = new Map<string, Map<string, Dependant>>();
  readonly #listeners = new Set<ChangeListener>();
  readonly #now: () => number;
  readonly #newUid: () => string;
  #version = 1000;

  constructor(options: {
    readonly resources: readonly ResourceType[];
    readonly now: () => number;
    readonly newUid: () => string;
    readonly historyLimit: number;
  }) {
    this.#now = options.now;
    this.#newUid = options.newUid;
    for (const resource of options.resources) {
      this.#collections.set(resource.id, {
        resource,
        objects: new Map(),
        history: new WatchHistory({ limit: options.historyLimit }),
      });
    }
  }

  get version(): number {
    return this.#version;
  }

  get<T extends KubeObject>(
    resource: ResourceType<T>,
    ref: ObjectRef,
  ): T | undefined {
    // A collection holds only objects put in through the same ResourceType<T>.
    return this.#collection(resource).objects.get(objectKey(ref)) as
      | T
      | undefined;
  }

  list<T extends KubeObject>(resource: ResourceType<T>): Iterable<T> {
    // As in get().
    return this.#collection(resource).objects.values() as Iterable<T>;
  }

  /** Objects as they were at `version`, or undefined when that is compacted away. */
  listAt(
    resource: ResourceType,
    version: number,
  ): ReadonlyMap<string, KubeObject> | undefined {
    const { objects, history } = this.#collection(resource);
    const later = history.since(version);
    if (!later) return undefined;
    const then = new Map(objects);
    for (const change of [...later].reverse()) {
      if (change.previous) then.set(change.key, change.previous);
      else then.delete(change.key);
    }
    return then;
  }

  changesSince(
    resource: ResourceType,
    version: number,
  ): readonly Change[] | undefined {
    return this.#collection(resource).history.since(version);
  }

  compact(): void {
    for (const collection of this.#collections.values())
      collection.history.compact();
  }

  /** Direct dependants of one type, by owner reference. */
  ownedBy<T extends KubeObject>(
    resource: ResourceType<T>,
    ownerUid: string,
  ): T[] {
    const found: T[] = [];
    const { objects } = this.#collection(resource);
    for (const { resource: type, key } of this.#owned.get(ownerUid)?.values() ??
      []) {
      // As in get().
      if (type.id === resource.id) found.push(objects.get(key) as T);
    }
    return found;
  }

  /** Direct dependants of every type. */
  dependantsOf(ownerUid: string): readonly Dependant[] {
    return [...(this.#owned.get(ownerUid)?.values() ?? [])];
  }

  get resources(): readonly ResourceType[] {
    return [...this.#collections.values()].map(
      collection => collection.resource,
    );
  }

  /** Throws AlreadyExists. */
  create<T extends KubeObject>(
    resource: ResourceType<T>,
    object: Unstored<T>,
  ): T {
    const { objects } = this.#collection(resource);
    const key = objectKey(object.metadata);
    if (objects.has(key)) {
      throw alreadyExists(resource, object.metadata.name);
    }
    // Omit and spread of a generic lose the link to T; the three missing fields are added right here.
    const stored = {
      ...object,
      metadata: {
        ...object.metadata,
        uid: this.#newUid(),
        resourceVersion: String(++this.#version),
        creationTimestamp: toTimestamp(this.#now()),
        ...(object.spec === undefined ? {} : { generation: 1 }),
      },
    } as unknown as T;
    this.#commit(resource, key, { type: 'ADDED', object: stored });
    return stored;
  }

  /**
   * Puts a new state in place of the present one and returns it with its new version; raises the generation when
   * `spec` is another value. Throws NotFound, and Conflict when `expectedVersion` is not the present one.
   */
  replace<T extends KubeObject>(
    resource: ResourceType<T>,
    object: T,
    expectedVersion?: string,
  ): T {
    const key = objectKey(object.metadata);
    const previous = this.#present(resource, object.metadata);
    if (
      expectedVersion !== undefined &&
      previous.metadata.resourceVersion !== expectedVersion
    ) {
      throw conflict(resource, object.metadata.name);
    }
    const generation = previous.metadata.generation;
    const stored: T = {
      ...object,
      metadata: {
        ...object.metadata,
        resourceVersion: String(++this.#version),
        ...(generation === undefined
          ? {}
          : {
              generation:
                previous.spec === object.spec ? generation : generation + 1,
            }),
      },
    };
    this.#commit(resource, key, { type: 'MODIFIED', object: stored, previous });
    return stored;
  }

  /** Takes the object away at once. Throws NotFound. */
  remove<T extends KubeObject>(resource: ResourceType<T>, ref: ObjectRef): T {
    const previous = this.#present(resource, ref);
    const gone: T = {
      ...previous,
      metadata: {
        ...previous.metadata,
        resourceVersion: String(++this.#version),
      },
    };
    this.#commit(resource, objectKey(ref), {
      type: 'DELETED',
      object: gone,
      previous,
    });
    return gone;
  }

  /** Called after every change, in order. Returns the way to stop. */
  subscribe(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #present<T extends KubeObject>(resource: ResourceType<T>, ref: ObjectRef): T {
    const object = this.get(resource, ref);
    if (!object) throw notFound(resource, ref.name);
    return object;
  }

  #commit(
    resource: ResourceType,
    key: string,
    change: Omit<Change, 'version' | 'key'>,
  ): void {
    const { objects, history } = this.#collection(resource);
    if (change.type === 'DELETED') objects.delete(key);
    else objects.set(key, change.object);
    this.#indexOwners(resource, key, change);
    const entry: Change = { ...change, key, version: this.#version };
    history.push(entry);
    for (const listener of this.#listeners) listener(resource, entry);
  }

  #indexOwners(
    resource: ResourceType,
    key: string,
    change: Omit<Change, 'version' | 'key'>,
  ): void {
    const before = change.previous?.metadata.ownerReferences;
    const after =
      change.type === 'DELETED'
        ? undefined
        : change.object.metadata.ownerReferences;
    if (before === after) return;
    const id = `${resource.id} ${key}`;
    for (const owner of before ?? []) this.#owned.get(owner.uid)?.delete(id);
    for (const owner of after ?? []) {
      const dependants = this.#owned.get(owner.uid) ?? new Map();
      dependants.set(id, { resource, key, ref: change.object.metadata });
      this.#owned.set(owner.uid, dependants);
    }
  }

  #collection(resource: ResourceType): Collection {
    const collection = this.#collections.get(resource.id);
    if (!collection)
      throw new Error(`no resource type ${resource.id} in this cluster`);
    return collection;
  }
}
