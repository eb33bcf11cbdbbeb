import { KubeObject, ManagedFieldsEntry } from '../objects/KubeObject';
import { NAMESPACES } from '../resources';
import { StatusError } from '../StatusError';
import { notFound } from '../store/refusals';
import { toTimestamp } from '../time';
import { Answer, ok } from './Answer';
import { ApiCall, isDryRun } from './ApiCall';
import { commitObject, writerOf } from './commitObject';
import { applyPatch } from '../patch/applyPatch';
import { leavesOf } from '../patch/FieldSet';
import { asJson, isJsonObject } from '../patch/json';
import { entryOf, Writer } from '../patch/managedFields';
import { APPLY, patchFunction } from '../patch/patchFunction';
import { readObject, toObject } from './readObject';
import { withServerDefaults } from './serverDefaults';
import { validateObject } from './validateObject';

/** POST of a new object. Throws AlreadyExists, BadRequest, Invalid, NotFound for its namespace. */
export function createObject(call: ApiCall): Answer {
  const given = readObject({
    body: call.body,
    resource: call.resource,
    namespace: call.namespace,
  });
  return ok(store(call, given, writerOf(call, 'Update')), 201);
}

/** PUT over an object that exists. Throws NotFound, Conflict, Invalid. */
export function updateObject(call: ApiCall): Answer {
  const next = readObject({ ...call, name: call.name });
  return ok(commitObject({ call, current: present(call), next }));
}

/** PATCH in any of the four formats. Throws NotFound, Conflict, Invalid, UnsupportedMediaType. */
export function patchObject(call: ApiCall): Answer {
  if (call.contentType === APPLY) return applyObject(call);
  const patch = patchFunction(call.contentType, call.resource);
  const current = present(call);
  const { resourceVersion: _present, ...metadata } = current.metadata;
  const base = asJson({ ...current, metadata });
  const next = patch(base, call.body ?? null);
  if (!isJsonObject(next))
    throw new StatusError({
      reason: 'BadRequest',
      message: 'a patch must leave an object',
    });
  return ok(commitObject({ call, current, next: toObject(next) }));
}

function applyObject(call: ApiCall): Answer {
  const applied = readObject(call);
  if (!call.query.get('fieldManager')) {
    throw new StatusError({
      reason: 'Invalid',
      message:
        'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
    });
  }
  if (applied.metadata.managedFields?.length) {
    throw new StatusError({
      reason: 'BadRequest',
      message: 'metadata.managedFields must be nil',
    });
  }
  const writer = writerOf(call, 'Apply');
  const current = find(call);
  if (!current) return ok(store(call, applied, writer), 201);
  const { metadata: before } = current;
  const result = applyPatch({
    current: asJson(current),
    entries: before.managedFields ?? [],
    applied: asJson(applied),
    writer,
    force: call.query.get('force') === 'true',
  });
  const merged = toObject(result.object);
  const expected = applied.metadata.resourceVersion ?? '';
  const next = {
    ...merged,
    metadata: { ...merged.metadata, resourceVersion: expected },
  };
  return ok(commitObject({ call, current, next, entries: result.entries }));
}

function store(call: ApiCall, given: KubeObject, writer: Writer): KubeObject {
  const { cluster, resource } = call;
  const {
    managedFields: _fields,
    resourceVersion,
    ...metadata
  } = given.metadata;
  if (resourceVersion) {
    throw new StatusError({
      reason: 'BadRequest',
      message: 'resourceVersion should not be set on objects to be created',
    });
  }
  const name =
    metadata.name ??
    (metadata.generateName &&
      `${metadata.generateName}${cluster.randomSuffix()}`);
  if (!name) throw nameRequired(call);
  refuseNamespace(call, metadata.namespace);
  const bare = withDefaults(call, {
    ...given,
    metadata: { ...given.metadata, name },
  });
  validateObject(resource, bare);
  const entries: ManagedFieldsEntry[] = [
    entryOf(writer, leavesOf(asJson({ ...bare, metadata })).keys()),
  ];
  const { store: objects } = cluster;
  const object = withServerDefaults({ store: objects, resource, object: bare });
  const complete = {
    ...object,
    metadata: {
      ...metadata,
      name,
      ...(object.metadata.labels && { labels: object.metadata.labels }),
      managedFields: entries,
    },
  };
  if (!isDryRun(call)) return cluster.store.create(resource, complete);
  const at = toTimestamp(cluster.now());
  return {
    ...complete,
    metadata: {
      ...complete.metadata,
      uid: '',
      resourceVersion: '',
      creationTimestamp: at,
    },
  };
}

/** A status is what controllers say, so a new object starts with what they begin from. */
function withDefaults(call: ApiCall, object: KubeObject): KubeObject {
  const { status: _ignored, ...rest } = object;
  switch (call.resource.id) {
    case 'pods':
      return { ...rest, status: { phase: 'Pending' } };
    case 'namespaces':
      return {
        ...rest,
        spec: { finalizers: ['kubernetes'] },
        status: { phase: 'Active' },
      };
    case 'nodes': {
      const none = { cpu: '0', memory: '0', pods: '0' };
      const status = {
        capacity: none,
        allocatable: none,
        addresses: [],
        conditions: [],
        nodeInfo: {},
      };
      return {
        ...rest,
        spec: rest.spec ?? {},
        status: { ...status, ...(object.status as object | undefined) },
      };
    }
    default:
      return call.resource.subresources.includes('status') ? rest : object;
  }
}

function refuseNamespace(call: ApiCall, namespace: string | undefined): void {
  if (!call.resource.namespaced) return;
  if (!namespace)
    throw new StatusError({
      reason: 'BadRequest',
      message: 'an empty namespace may not be set during creation',
    });
  if (!call.cluster.store.get(NAMESPACES, { name: namespace }))
    throw notFound(NAMESPACES, namespace);
}

function nameRequired(call: ApiCall): StatusError {
  const kind = call.resource.group
    ? `${call.resource.kind}.${call.resource.group}`
    : call.resource.kind;
  return new StatusError({
    reason: 'Invalid',
    message: `${kind} "" is invalid: metadata.name: Required value: name or generateName is required`,
  });
}

export function find(call: ApiCall): KubeObject | undefined {
  return call.cluster.store.get(call.resource, {
    namespace: call.namespace,
    name: call.name ?? '',
  });
}

/** Throws NotFound. */
export function present(call: ApiCall): KubeObject {
  const object = find(call);
  if (!object) throw notFound(call.resource, call.name ?? '');
  return object;
}
