import { isDeepStrictEqual } from 'node:util';
import { KubeObject, ManagedFieldsEntry } from '../objects/KubeObject';
import { apiVersionOf } from '../resources';
import { StatusError } from '../StatusError';
import { conflict } from '../store/refusals';
import { toTimestamp } from '../time';
import { ApiCall, isDryRun, managerOf } from './ApiCall';
import { asJson } from '../patch/json';
import { afterUpdate, Writer } from '../patch/managedFields';
import { withServerDefaults } from './serverDefaults';
import { validateObject } from './validateObject';

/** Who writes, for the object's managedFields. */
export function writerOf(
  call: ApiCall,
  operation: Writer['operation'],
): Writer {
  return {
    manager: managerOf(call),
    operation,
    apiVersion: apiVersionOf(call.resource),
    subresource: call.subresource,
    time: toTimestamp(call.cluster.now()),
  };
}

/**
 * Makes `next` the state of an object that exists: identity is kept, status and the rest change only through their own
 * path, validation and ownership are done. A write that changes nothing makes no new version.
 * `entries` are given when the caller has worked the ownership out (apply). Throws Conflict, Invalid.
 */
export function commitObject(options: {
  readonly call: ApiCall;
  readonly current: KubeObject;
  readonly next: KubeObject;
  readonly entries?: readonly ManagedFieldsEntry[];
}): KubeObject {
  const { call, current } = options;
  const { store } = call.cluster;
  const expected = options.next.metadata.resourceVersion;
  if (expected && expected !== current.metadata.resourceVersion)
    throw conflict(call.resource, current.metadata.name);
  const given = scoped(call, current, keptIdentity(current, options.next));
  validateObject(call.resource, given);
  const { resource } = call;
  const complete = withServerDefaults({
    store,
    resource,
    object: given,
    current,
  });
  const next = sameSpecKept(current, complete);
  refuseImmutable(call, current, next);

  const before = current.metadata.managedFields ?? [];
  const entries =
    options.entries ??
    afterUpdate({
      entries: before,
      before: asJson(current),
      next: asJson(next),
      writer: writerOf(call, 'Update'),
    });
  if (sameContent(current, next) && sameOwners(before, entries)) return current;
  const owned = {
    ...next,
    metadata: { ...next.metadata, managedFields: entries },
  };
  return isDryRun(call) ? owned : store.replace(call.resource, owned);
}

function keptIdentity(current: KubeObject, next: KubeObject): KubeObject {
  const {
    name,
    namespace,
    uid,
    resourceVersion,
    creationTimestamp,
    generation,
  } = current.metadata;
  const { deletionTimestamp, deletionGracePeriodSeconds, generateName } =
    current.metadata;
  if (next.metadata.uid && next.metadata.uid !== uid) {
    throw new StatusError({
      reason: 'Conflict',
      message: `Precondition failed: UID in precondition: ${next.metadata.uid}, UID in object meta: ${uid}`,
    });
  }
  const kept = {
    generateName,
    namespace,
    generation,
    deletionTimestamp,
    deletionGracePeriodSeconds,
  };
  const present = Object.entries(kept).filter(
    ([, value]) => value !== undefined,
  );
  return {
    ...next,
    apiVersion: current.apiVersion,
    kind: current.kind,
    metadata: {
      ...next.metadata,
      name,
      uid,
      resourceVersion,
      creationTimestamp,
      ...Object.fromEntries(present),
    },
  };
}

/** Of an object with a status, `/status` writes the status alone and the main path everything else. */
function scoped(
  call: ApiCall,
  current: KubeObject,
  next: KubeObject,
): KubeObject {
  if (!call.resource.subresources.includes('status')) return next;
  if (call.subresource === 'status') return { ...current, status: next.status };
  const { status: _ignored, ...rest } = next;
  return current.status === undefined
    ? rest
    : { ...rest, status: current.status };
}

/** The store raises the generation when `spec` is another value, so an equal one must stay the same value. */
function sameSpecKept(current: KubeObject, next: KubeObject): KubeObject {
  return isDeepStrictEqual(current.spec, next.spec)
    ? { ...next, spec: current.spec }
    : next;
}

function refuseImmutable(
  call: ApiCall,
  current: KubeObject,
  next: KubeObject,
): void {
  const name = call.resource.id;
  if (name !== 'deployments.apps' && name !== 'replicasets.apps') return;
  const selectorOf = (object: KubeObject) =>
    (object.spec as { selector?: unknown } | undefined)?.selector;
  if (isDeepStrictEqual(selectorOf(current), selectorOf(next))) return;
  throw new StatusError({
    reason: 'Invalid',
    message: `${call.resource.kind}.apps "${
      current.metadata.name
    }" is invalid: spec.selector: Invalid value: ${JSON.stringify(
      selectorOf(next),
    )}: field is immutable`,
  });
}

function sameContent(current: KubeObject, next: KubeObject): boolean {
  const bare = ({
    metadata: { managedFields: _fields, ...metadata },
    ...object
  }: KubeObject) => ({
    ...object,
    metadata,
  });
  // Through JSON: an absent field and one that is undefined are the same object on the wire.
  return isDeepStrictEqual(wireForm(bare(current)), wireForm(bare(next)));
}

function wireForm(value: object): unknown {
  return JSON.parse(JSON.stringify(value));
}

function sameOwners(
  before: readonly ManagedFieldsEntry[],
  after: readonly ManagedFieldsEntry[],
): boolean {
  const timeless = (entries: readonly ManagedFieldsEntry[]) =>
    entries.map(entry => ({ ...entry, time: '' }));
  return (
    before === after || isDeepStrictEqual(timeless(before), timeless(after))
  );
}
