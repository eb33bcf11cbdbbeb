import { KubeObject } from '../objects/KubeObject';
import { apiVersionOf, ResourceType } from '../resources';
import { StatusError } from '../StatusError';
import { objectKey } from '../store/ObjectRef';
import { ObjectStore } from '../store/ObjectStore';
import { parseFieldSelector } from './fieldSelector';
import { parseLabelSelector } from './labelSelector';

export interface KubeList {
  readonly kind: string;
  readonly apiVersion: string;
  readonly metadata: {
    readonly resourceVersion: string;
    readonly continue?: string;
    readonly remainingItemCount?: number;
  };
  readonly items: readonly KubeObject[];
}

/** Which objects of a collection a request wants. Throws BadRequest. */
export function selectionOf(options: {
  readonly resource: ResourceType;
  readonly namespace?: string;
  readonly query: URLSearchParams;
}): (object: KubeObject) => boolean {
  const { resource, namespace, query } = options;
  const byLabel = parseLabelSelector(query.get('labelSelector'));
  const byField = parseFieldSelector(query.get('fieldSelector'), resource);
  return object =>
    (namespace === undefined || object.metadata.namespace === namespace) &&
    byLabel(object.metadata.labels) &&
    byField(object);
}

interface Cursor {
  readonly version: number;
  readonly after: string;
}

/**
 * A list with `limit`, `continue`, `resourceVersion` and `resourceVersionMatch`. All pages of one list show the state
 * in which its first page was read. Throws Expired when that state is compacted away, Timeout for a version to come.
 */
export function listObjects(options: {
  readonly store: ObjectStore;
  readonly resource: ResourceType;
  readonly namespace?: string;
  readonly query: URLSearchParams;
}): KubeList {
  const { store, resource, query } = options;
  const cursor = readCursor(query.get('continue'));
  const version =
    cursor?.version ?? exactVersion(query, store) ?? store.version;
  const state = store.listAt(resource, version);
  if (!state) throw cursor ? continueTooOld() : tooOld(version);
  const wanted = selectionOf(options);
  const keys = [...state.keys()]
    .sort(byKey)
    .filter(key => !cursor || byKey(key, cursor.after) > 0);
  const limit = Number(query.get('limit') ?? 0) || Infinity;
  const items: KubeObject[] = [];
  let index = 0;
  for (; index < keys.length && items.length < limit; index++) {
    const object = state.get(keys[index]);
    if (object && wanted(object)) items.push(object);
  }
  const left = keys.slice(index).filter(key => {
    const object = state.get(key);
    return object !== undefined && wanted(object);
  });
  const last = items.at(-1);
  const selective = query.get('labelSelector') || query.get('fieldSelector');
  return {
    kind: `${resource.kind}List`,
    apiVersion: apiVersionOf(resource),
    metadata: {
      resourceVersion: String(version),
      ...(left.length > 0 && last
        ? {
            continue: writeCursor({ version, after: objectKey(last.metadata) }),
            // Kubernetes does not count what a selector has yet to look at.
            ...(selective ? {} : { remainingItemCount: left.length }),
          }
        : {}),
    },
    items,
  };
}

/** Namespaces in order, then names: the order of keys in etcd. */
function byKey(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function exactVersion(
  query: URLSearchParams,
  store: ObjectStore,
): number | undefined {
  const asked = query.get('resourceVersion');
  const match = query.get('resourceVersionMatch');
  if (match && match !== 'Exact' && match !== 'NotOlderThan') {
    throw invalidOption(
      `resourceVersionMatch: Unsupported value: "${match}": supported values: "Exact", "NotOlderThan"`,
    );
  }
  if (!asked || asked === '0') {
    if (match && !asked) {
      throw invalidOption(
        'resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided',
      );
    }
    return undefined;
  }
  const version = parseVersion(asked);
  if (version > store.version) throw versionTooLarge(version, store.version);
  const paged = query.get('limit') && !match;
  return match === 'Exact' || paged ? version : undefined;
}

export function parseVersion(text: string): number {
  if (!/^\d+$/.test(text)) {
    throw new StatusError({
      reason: 'BadRequest',
      message: `invalid resource version "${text}"`,
    });
  }
  return Number(text);
}

export function versionTooLarge(asked: number, present: number): StatusError {
  return new StatusError({
    reason: 'Timeout',
    message: `Timeout: Too large resource version: ${asked}, current: ${present}`,
    details: {
      causes: [
        {
          reason: 'ResourceVersionTooLarge',
          message: 'Too large resource version',
        },
      ],
      retryAfterSeconds: 1,
    },
  });
}

export function tooOld(asked: number): StatusError {
  return new StatusError({
    reason: 'Expired',
    message: `too old resource version: ${asked}`,
  });
}

function continueTooOld(): StatusError {
  return new StatusError({
    reason: 'Expired',
    message:
      'The provided continue parameter is too old to display a consistent list result. You can start a new list ' +
      'without the continue parameter.',
  });
}

function invalidOption(problem: string): StatusError {
  return new StatusError({
    reason: 'Invalid',
    message: `ListOptions.meta.k8s.io "" is invalid: ${problem}`,
  });
}

function writeCursor(cursor: Cursor): string {
  return Buffer.from(
    JSON.stringify({
      v: 'meta.k8s.io/v1',
      rv: cursor.version,
      start: cursor.after,
    }),
  ).toString('base64url');
}

function readCursor(text: string | null): Cursor | undefined {
  if (!text) return undefined;
  try {
    const { rv, start } = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (typeof rv === 'number' && typeof start === 'string')
      return { version: rv, after: start };
  } catch {
    // Falls through to the same refusal as a readable token that is not ours.
  }
  throw new StatusError({
    reason: 'BadRequest',
    message: 'continue key is not valid',
  });
}
