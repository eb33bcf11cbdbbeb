import { deleteObject } from '../controllers/deleteObject';
import { KubeObject } from '../objects/KubeObject';
import { StatusError } from '../StatusError';
import { Answer, ok } from './Answer';
import { ApiCall, isDryRun } from './ApiCall';
import { selectionOf } from './listObjects';
import { isJsonObject, JsonObject } from '../patch/json';
import { present } from './writeObjects';

/** DELETE of one object: its last state while it still ends, else a Success. Throws NotFound, Conflict. */
export function deleteOne(call: ApiCall): Answer {
  const object = present(call);
  const wishes = isJsonObject(call.body) ? call.body : {};
  refusePreconditions(object, wishes);
  if (!isDryRun(call)) remove(call, object, wishes);
  const { metadata } = object;
  const left = call.cluster.store.get(call.resource, metadata);
  if (left && !isDryRun(call)) return ok(left);
  return ok({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: {
      name: metadata.name,
      group: call.resource.group || undefined,
      kind: call.resource.plural,
      uid: metadata.uid,
    },
  });
}

/** DELETE of a selection. */
export function deleteMany(call: ApiCall): Answer {
  const wishes = isJsonObject(call.body) ? call.body : {};
  const wanted = selectionOf(call);
  const items = [...call.cluster.store.list(call.resource)].filter(wanted);
  if (!isDryRun(call)) for (const object of items) remove(call, object, wishes);
  return ok({
    kind: `${call.resource.kind}List`,
    apiVersion: 'v1',
    metadata: { resourceVersion: String(call.cluster.store.version) },
    items,
  });
}

function remove(call: ApiCall, object: KubeObject, wishes: JsonObject): void {
  const { store } = call.cluster;
  const policy =
    wishes.propagationPolicy ?? call.query.get('propagationPolicy');
  if (policy === 'Orphan') orphanDependants(call, object);
  const grace = Number(
    wishes.gracePeriodSeconds ?? call.query.get('gracePeriodSeconds') ?? NaN,
  );
  deleteObject({
    store,
    resource: call.resource,
    ref: object.metadata,
    now: call.cluster.now(),
    graceSeconds: Number.isNaN(grace) ? undefined : grace,
  });
}

function orphanDependants(call: ApiCall, owner: KubeObject): void {
  const { store } = call.cluster;
  for (const { resource, ref } of store.dependantsOf(owner.metadata.uid)) {
    const object = store.get(resource, ref);
    if (!object) continue;
    const ownerReferences = object.metadata.ownerReferences?.filter(
      ({ uid }) => uid !== owner.metadata.uid,
    );
    store.replace(resource, {
      ...object,
      metadata: { ...object.metadata, ownerReferences },
    });
  }
}

function refusePreconditions(object: KubeObject, wishes: JsonObject): void {
  if (!isJsonObject(wishes.preconditions)) return;
  const { uid, resourceVersion } = wishes.preconditions;
  const wrongUid = uid !== undefined && uid !== object.metadata.uid;
  const wrongVersion =
    resourceVersion !== undefined &&
    resourceVersion !== object.metadata.resourceVersion;
  if (!wrongUid && !wrongVersion) return;
  throw new StatusError({
    reason: 'Conflict',
    message: `Precondition failed: ${
      wrongUid ? 'UID' : 'ResourceVersion'
    } in precondition does not match the object's`,
  });
}
