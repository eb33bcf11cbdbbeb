import { KubeObject } from '../objects/KubeObject';
import { Event } from '../objects/Event';
import { EVENTS } from '../resources';
import { ObjectStore } from '../store/ObjectStore';
import { toTimestamp } from '../time';

const KEPT = 1000;

/** Writes core/v1 events; the same thing again on the same object raises the count of the first one. */
export class EventRecorder {
  readonly #store: ObjectStore;
  readonly #now: () => number;
  readonly #known = new Map<string, { namespace: string; name: string }>();
  #sequence = 0;

  constructor(options: {
    readonly store: ObjectStore;
    readonly now: () => number;
  }) {
    this.#store = options.store;
    this.#now = options.now;
  }

  record(options: {
    readonly about: KubeObject;
    readonly type: 'Normal' | 'Warning';
    readonly reason: string;
    readonly message: string;
    readonly component: string;
    readonly host?: string;
  }): void {
    const { about, reason, message } = options;
    const id = `${about.metadata.uid} ${reason} ${message}`;
    const at = toTimestamp(this.#now());
    const ref = this.#known.get(id);
    const known = ref && this.#store.get(EVENTS, ref);
    if (known) {
      this.#store.replace(EVENTS, {
        ...known,
        count: known.count + 1,
        lastTimestamp: at,
      });
      return;
    }
    const event = this.#store.create(EVENTS, this.#build(options, at));
    this.#known.set(id, {
      namespace: event.metadata.namespace ?? 'default',
      name: event.metadata.name,
    });
    if (this.#known.size > KEPT) this.#forgetOldest();
  }

  #build(
    options: Parameters<EventRecorder['record']>[0],
    at: string,
  ): Omit<Event, 'metadata'> & {
    metadata: { name: string; namespace: string };
  } {
    const { about } = options;
    const suffix = (++this.#sequence).toString(16).padStart(12, '0');
    return {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: {
        name: `${about.metadata.name}.${suffix}`,
        // Events about cluster-wide objects live in `default`.
        namespace: about.metadata.namespace ?? 'default',
      },
      involvedObject: {
        apiVersion: about.apiVersion,
        kind: about.kind,
        name: about.metadata.name,
        ...(about.metadata.namespace
          ? { namespace: about.metadata.namespace }
          : {}),
        uid: about.metadata.uid,
      },
      reason: options.reason,
      message: options.message,
      type: options.type,
      count: 1,
      firstTimestamp: at,
      lastTimestamp: at,
      source: {
        component: options.component,
        ...(options.host ? { host: options.host } : {}),
      },
    };
  }

  #forgetOldest(): void {
    const [oldest] = this.#known;
    if (!oldest) return;
    const [id, ref] = oldest;
    this.#known.delete(id);
    if (this.#store.get(EVENTS, ref)) this.#store.remove(EVENTS, ref);
  }
}
