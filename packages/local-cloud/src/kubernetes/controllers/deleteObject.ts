import { Pod } from '../objects/Pod';
import { PODS, ResourceType } from '../resources';
import { ObjectRef } from '../store/ObjectRef';
import { ObjectStore } from '../store/ObjectStore';
import { KubeObject } from '../objects/KubeObject';
import { toTimestamp } from '../time';

const DEFAULT_GRACE_SECONDS = 30;

/** Deletes as the API server does: a pod on a node is given time to end, anything else is gone at once. Throws NotFound. */
export function deleteObject(options: {
  readonly store: ObjectStore;
  readonly resource: ResourceType;
  readonly ref: ObjectRef;
  readonly now: number;
  readonly graceSeconds?: number;
}): KubeObject {
  const { store, resource, ref, now } = options;
  const pod = resource.id === PODS.id ? store.get(PODS, ref) : undefined;
  const grace =
    options.graceSeconds ??
    pod?.spec.terminationGracePeriodSeconds ??
    DEFAULT_GRACE_SECONDS;
  if (!pod || !pod.spec.nodeName || grace === 0)
    return store.remove(resource, ref);
  return pod.metadata.deletionTimestamp
    ? pod
    : store.replace(PODS, terminating(pod, now, grace));
}

function terminating(pod: Pod, now: number, grace: number): Pod {
  return {
    ...pod,
    metadata: {
      ...pod.metadata,
      deletionTimestamp: toTimestamp(now + grace * 1000),
      deletionGracePeriodSeconds: grace,
    },
  };
}
