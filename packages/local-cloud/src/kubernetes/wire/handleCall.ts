import { EVENTS, isCustom } from '../resources';
import { KubeObject } from '../objects/KubeObject';
import { StatusError } from '../StatusError';
import { Answer, NO_SUCH_PATH, ok } from './Answer';
import { ApiCall } from './ApiCall';
import { deleteMany, deleteOne } from './deleteObjects';
import { KubeList, listObjects } from './listObjects';
import { isMetrics, metricsApi } from './metricsApi';
import { evictPod, podLog } from './podSubresources';
import { scaleSubresource } from './scaleSubresource';
import { answerSelfReview, isSelfReview } from './selfReviews';
import { toTable } from './table/toTable';
import {
  createObject,
  patchObject,
  present,
  updateObject,
} from './writeObjects';

/** Answers one request about a resource; watches are taken by the server before. Throws StatusError. */
export function handleCall(
  call: ApiCall,
  options: { readonly table: boolean },
): Answer {
  if (!call.resource.verbs.includes(call.verb)) throw methodNotAllowed();
  if (isSelfReview(call)) return answerSelfReview(call);
  if (isMetrics(call)) return metricsApi(call);
  if (call.subresource) return handleSubresource(call, call.subresource);
  switch (call.verb) {
    case 'list':
      return list(call, options.table);
    case 'get': {
      const object = present(call);
      if (!options.table) return ok(object);
      return ok(table(call, { metadata: object.metadata, items: [object] }));
    }
    case 'create':
      return createObject(call);
    case 'update':
      return updateObject(call);
    case 'patch':
      return patchObject(call);
    case 'delete':
      return deleteOne(call);
    case 'deletecollection':
      return deleteMany(call);
    case 'watch':
      throw new Error('a watch is streamed by the server');
    default: {
      const never: never = call.verb;
      return never;
    }
  }
}

function handleSubresource(call: ApiCall, subresource: string): Answer {
  const known = call.resource.subresources.find(name => name === subresource);
  switch (known) {
    case undefined:
      return NO_SUCH_PATH;
    case 'scale':
      return scaleSubresource(call);
    case 'log':
      if (call.verb !== 'get') throw methodNotAllowed();
      return podLog(call);
    case 'eviction':
      if (call.verb !== 'create') throw methodNotAllowed();
      return evictPod(call);
    case 'status':
      if (call.verb === 'get') return ok(present(call));
      if (call.verb === 'update') return updateObject(call);
      if (call.verb === 'patch') return patchObject(call);
      throw methodNotAllowed();
    default: {
      const never: never = known;
      return never;
    }
  }
}

function list(call: ApiCall, asTable: boolean): Answer {
  const found = listObjects({ ...call, store: call.cluster.store });
  if (asTable) return ok(table(call, found));
  return ok(
    isCustom(call.resource)
      ? found
      : { ...found, items: found.items.map(withoutType) },
  );
}

function table(
  call: ApiCall,
  found: Pick<KubeList, 'items'> & { metadata: KubeList['metadata'] },
): object {
  // kubectl prints events in the order they come; newest last is what a reader expects.
  const items =
    call.resource === EVENTS ? [...found.items].sort(byTime) : found.items;
  return toTable({
    resource: call.resource,
    objects: items,
    metadata: found.metadata,
    include: call.query.get('includeObject'),
    now: call.cluster.now(),
  });
}

function byTime(
  a: { metadata: { creationTimestamp: string } },
  b: { metadata: { creationTimestamp: string } },
): number {
  return a.metadata.creationTimestamp.localeCompare(
    b.metadata.creationTimestamp,
  );
}

/** Items of a built-in kind do not repeat what the list's own kind says. */
function withoutType({
  apiVersion: _version,
  kind: _kind,
  ...object
}: KubeObject): object {
  return object;
}

function methodNotAllowed(): StatusError {
  return new StatusError({
    reason: 'MethodNotAllowed',
    message: 'the server does not allow this method on the requested resource',
  });
}
