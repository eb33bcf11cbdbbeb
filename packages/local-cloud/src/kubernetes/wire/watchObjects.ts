import { KubeObject } from '../objects/KubeObject';
import { apiVersionOf, ResourceType } from '../resources';
import { Status } from '../StatusError';
import { ObjectStore } from '../store/ObjectStore';
import { Change } from '../store/WatchHistory';
import {
  parseVersion,
  selectionOf,
  tooOld,
  versionTooLarge,
} from './listObjects';
import { isTrue } from './parseTarget';

export interface WatchEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  readonly object: KubeObject | Status | Bookmark;
}

interface Bookmark {
  readonly kind: string;
  readonly apiVersion: string;
  readonly metadata: {
    readonly resourceVersion: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

export interface WatchSession {
  /** Says how far the watcher has seen, when it asked for that. */
  bookmark(): void;
  stop(): void;
}

/**
 * Sends the changes after the asked `resourceVersion` and then every new one. Without a version, or with "0", the
 * present state comes first as ADDED. A version that is compacted away gives one ERROR event with 410 and the end.
 * Throws BadRequest for a bad selector or version, Timeout for a version to come.
 */
export function watchObjects(options: {
  readonly store: ObjectStore;
  readonly resource: ResourceType;
  readonly namespace?: string;
  readonly query: URLSearchParams;
  readonly send: (event: WatchEvent) => void;
  readonly end: () => void;
}): WatchSession {
  const { store, resource, query, send } = options;
  const wanted = selectionOf(options);
  const forward = (change: Change) => {
    const event = seenThrough(wanted, change);
    if (event) send(event);
  };
  const asked = query.get('resourceVersion');
  const initial = isTrue(query.get('sendInitialEvents') ?? 'false');
  const bookmarks = isTrue(query.get('allowWatchBookmarks') ?? 'false');

  if (initial || !asked || asked === '0') {
    for (const object of store.list(resource))
      if (wanted(object)) send({ type: 'ADDED', object });
    if (initial && bookmarks)
      send(
        bookmarkAt(resource, store.version, {
          'k8s.io/initial-events-end': 'true',
        }),
      );
  } else {
    const version = parseVersion(asked);
    if (version > store.version) throw versionTooLarge(version, store.version);
    const missed = store.changesSince(resource, version);
    if (!missed) {
      send({ type: 'ERROR', object: tooOld(version).status });
      options.end();
      return { bookmark() {}, stop() {} };
    }
    missed.forEach(forward);
  }

  const stop = store.subscribe((changed, change) => {
    if (changed.id === resource.id) forward(change);
  });
  return {
    bookmark: () => {
      if (bookmarks) send(bookmarkAt(resource, store.version));
    },
    stop,
  };
}

/** A change as one who sees only a selection sees it: an object may come into the selection or leave it. */
function seenThrough(
  wanted: (object: KubeObject) => boolean,
  change: Change,
): WatchEvent | undefined {
  const before = change.previous !== undefined && wanted(change.previous);
  if (change.type === 'DELETED')
    return before ? { type: 'DELETED', object: change.object } : undefined;
  const after = wanted(change.object);
  if (after)
    return { type: before ? 'MODIFIED' : 'ADDED', object: change.object };
  if (!before || !change.previous) return undefined;
  const { resourceVersion } = change.object.metadata;
  return {
    type: 'DELETED',
    object: {
      ...change.previous,
      metadata: { ...change.previous.metadata, resourceVersion },
    },
  };
}

function bookmarkAt(
  resource: ResourceType,
  version: number,
  annotations?: Readonly<Record<string, string>>,
): WatchEvent {
  return {
    type: 'BOOKMARK',
    object: {
      kind: resource.kind,
      apiVersion: apiVersionOf(resource),
      metadata: {
        resourceVersion: String(version),
        ...(annotations ? { annotations } : {}),
      },
    },
  };
}
