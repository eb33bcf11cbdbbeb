import { KubeObject } from '../objects/KubeObject';
import { Deployment } from '../objects/workloads';
import { StatusError } from '../StatusError';
import { Answer, ok } from './Answer';
import { ApiCall } from './ApiCall';
import { commitObject } from './commitObject';
import { formatSelector } from './labelSelector';
import { asJson, isJsonObject, Json } from '../patch/json';
import { patchFunction } from '../patch/patchFunction';
import { present } from './writeObjects';

/** `/scale` of a Deployment or ReplicaSet: autoscaling/v1 Scale by GET, PUT and PATCH. */
export function scaleSubresource(call: ApiCall): Answer {
  const current = present(call);
  switch (call.verb) {
    case 'get':
      return ok(scaleOf(current));
    case 'update':
      return ok(scaleOf(setReplicas(call, current, call.body)));
    case 'patch': {
      const { resourceVersion: _present, ...metadata } =
        scaleOf(current).metadata;
      const scale = asJson({ ...scaleOf(current), metadata });
      const patched = patchFunction(call.contentType, call.resource)(
        scale,
        call.body ?? null,
      );
      return ok(scaleOf(setReplicas(call, current, patched)));
    }
    default:
      throw new StatusError({
        reason: 'MethodNotAllowed',
        message:
          'the server does not allow this method on the requested resource',
      });
  }
}

function setReplicas(
  call: ApiCall,
  current: KubeObject,
  scale: Json | undefined,
): KubeObject {
  const spec =
    isJsonObject(scale) && isJsonObject(scale.spec) ? scale.spec : {};
  const metadata =
    isJsonObject(scale) && isJsonObject(scale.metadata) ? scale.metadata : {};
  const replicas = spec.replicas ?? 0;
  if (
    typeof replicas !== 'number' ||
    !Number.isInteger(replicas) ||
    replicas < 0
  ) {
    throw new StatusError({
      reason: 'Invalid',
      message: `Scale.autoscaling "${
        current.metadata.name
      }" is invalid: spec.replicas: Invalid value: ${JSON.stringify(
        replicas,
      )}: must be greater than or equal to 0`,
    });
  }
  const resourceVersion =
    typeof metadata.resourceVersion === 'string'
      ? metadata.resourceVersion
      : '';
  const next = {
    ...current,
    metadata: { ...current.metadata, resourceVersion },
    spec: { ...specOf(current), replicas },
  };
  return commitObject({ call, current, next });
}

function scaleOf(object: KubeObject) {
  const { name, namespace, uid, resourceVersion, creationTimestamp } =
    object.metadata;
  const { replicas, selector } = specOf(object);
  // Only kinds with a `scale` subresource come here, and their status counts replicas.
  const status = object.status as Deployment['status'];
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: replicas ?? 1 },
    status: {
      replicas: status?.replicas ?? 0,
      selector: formatSelector(selector),
    },
  };
}

function specOf(object: KubeObject): Deployment['spec'] {
  // As above: validated when it was stored.
  return object.spec as Deployment['spec'];
}
