import {
  BoundTargetGroup,
  ClusterDirectory,
  ClusterService,
} from '../world/contracts';
import { KubeObject, StringMap } from './objects/KubeObject';
import { Node } from './objects/Node';
import { TargetGroupBinding } from './objects/TargetGroupBinding';
import { Service } from './objects/workloads';
import {
  DEPLOYMENTS,
  NODES,
  SERVICES,
  TARGET_GROUP_BINDINGS,
} from './resources';
import { matchesLabels } from './selectors';
import { objectKey } from './store/ObjectRef';
import { ObjectStore } from './store/ObjectStore';

/** Kept up with the store's changes: thousands of Services are there, and a few of them change in an hour. */
export class ServiceDirectory implements ClusterDirectory {
  readonly #store: ObjectStore;
  readonly #services = new Map<string, ClusterService>();
  readonly #bindings = new Map<string, BoundTargetGroup>();
  readonly #nodes = new Map<string, readonly string[]>();
  #listed: readonly BoundTargetGroup[] | undefined;
  #version = 0;

  constructor(store: ObjectStore) {
    this.#store = store;
    store.subscribe((resource, { type, object, previous }) => {
      const gone = type === 'DELETED';
      switch (resource.id) {
        case SERVICES.id:
          if (gone || object.spec !== previous?.spec)
            this.#keepService(object as Service, gone); // as stored under SERVICES
          break;
        case TARGET_GROUP_BINDINGS.id:
          if (gone || object.spec !== previous?.spec)
            this.#keepBinding(object as TargetGroupBinding, gone); // as above
          break;
        case NODES.id:
          // Every heartbeat changes a node; its addresses stay.
          if (type !== 'MODIFIED') this.#keepNode(object as Node, gone); // as above
          break;
        case DEPLOYMENTS.id:
          if (type !== 'MODIFIED') this.#version++;
          break;
        default:
      }
    });
  }

  get version(): number {
    return this.#version;
  }

  service(namespace: string, name: string): ClusterService | undefined {
    return this.#services.get(objectKey({ namespace, name }));
  }

  servicesNamed(name: string): readonly ClusterService[] {
    return [...this.#services.values()].filter(each => each.name === name);
  }

  serviceOnNodePort(port: number): ClusterService | undefined {
    for (const service of this.#services.values()) {
      if (service.ports.some(each => each.nodePort === port)) return service;
    }
    return undefined;
  }

  hasNodeAt(address: string): boolean {
    for (const addresses of this.#nodes.values()) {
      if (addresses.includes(address)) return true;
    }
    return false;
  }

  bindings(): readonly BoundTargetGroup[] {
    this.#listed ??= [...this.#bindings.values()];
    return this.#listed;
  }

  deploymentOf(namespace: string, labels: StringMap): string | undefined {
    for (const { metadata, spec } of this.#store.list(DEPLOYMENTS)) {
      if (
        metadata.namespace === namespace &&
        matchesLabels(labels, spec.template.metadata?.labels ?? {})
      )
        return metadata.name;
    }
    return undefined;
  }

  #keepService({ metadata, spec }: Service, gone: boolean): void {
    this.#keep(this.#services, metadata, gone, {
      namespace: metadata.namespace ?? '',
      name: metadata.name,
      selector: spec?.selector ?? {},
      ports: (spec?.ports ?? []).map(
        ({ name, port, targetPort, nodePort }) => ({
          name,
          port,
          targetPort: targetPort ?? port,
          nodePort,
        }),
      ),
    });
  }

  #keepBinding({ metadata, spec }: TargetGroupBinding, gone: boolean): void {
    this.#keep(this.#bindings, metadata, gone, {
      namespace: metadata.namespace ?? '',
      name: metadata.name,
      targetGroup: spec.targetGroupARN ?? spec.targetGroupName ?? '',
      service: spec.serviceRef.name,
      port: spec.serviceRef.port,
    });
  }

  #keepNode({ metadata, status }: Node, gone: boolean): void {
    const addresses = status.addresses.map(each => each.address);
    this.#keep(this.#nodes, metadata, gone, addresses);
  }

  #keep<T>(
    kept: Map<string, T>,
    metadata: KubeObject['metadata'],
    gone: boolean,
    value: T,
  ): void {
    if (gone) kept.delete(objectKey(metadata));
    else kept.set(objectKey(metadata), value);
    this.#listed = undefined;
    this.#version++;
  }
}
