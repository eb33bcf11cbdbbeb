import { KubeObject } from '../objects/KubeObject';
import { Deployment, Service } from '../objects/workloads';
import { DEPLOYMENTS, NAMESPACES, ResourceType, SERVICES } from '../resources';
import { ObjectStore } from '../store/ObjectStore';
import { allocateService } from './allocateService';

/** What the API server itself adds to an object before it is stored, and nobody is said to have set. Throws Invalid. */
export function withServerDefaults(options: {
  readonly store: ObjectStore;
  readonly resource: ResourceType;
  readonly object: KubeObject;
  /** The object as it is stored; absent when it is new. */
  readonly current?: KubeObject;
}): KubeObject {
  const { store, resource, object, current } = options;
  const { metadata } = object;
  switch (resource.id) {
    case NAMESPACES.id:
      return {
        ...object,
        metadata: {
          ...metadata,
          labels: {
            'kubernetes.io/metadata.name': metadata.name,
            ...metadata.labels,
          },
        },
      };
    case SERVICES.id:
      return allocateService({
        store,
        // validateObject has looked at its shape
        service: object as Service,
        current: current as Service | undefined,
      });
    case DEPLOYMENTS.id: {
      const { spec } = object as Deployment; // as above
      if (spec.replicas !== undefined) return object;
      return { ...object, spec: { ...spec, replicas: 1 } };
    }
    default:
      return object;
  }
}
