import { ClusterSpec } from '../ClusterEstate';
import { KubeObject, Unstored } from '../objects/KubeObject';
import { leavesOf } from '../patch/FieldSet';
import { asJson } from '../patch/json';
import { entryOf, Writer } from '../patch/managedFields';
import {
  AUTOSCALERS,
  DEPLOYMENTS,
  NAMESPACES,
  NODES,
  SERVICES,
} from '../resources';
import { objectKey } from '../store/ObjectRef';
import { ObjectStore } from '../store/ObjectStore';
import { toTimestamp } from '../time';
import { buildNode } from './buildNode';
import {
  buildAutoscaler,
  buildDeployment,
  buildNamespace,
  buildService,
} from './buildWorkloads';

/** Field manager of what the estate brings along. */
const DEPLOYER = 'kubectl-client-side-apply';

/** Puts the objects of an estate into an empty store; controllers make the rest of them. */
export function populate(options: {
  readonly store: ObjectStore;
  readonly spec: ClusterSpec;
  readonly now: number;
}): void {
  const { store, spec, now } = options;
  const own = [...spec.deployments, ...spec.services, ...spec.hpas].map(
    ({ namespace }) => namespace,
  );
  for (const name of new Set([
    'default',
    'kube-system',
    'kube-node-lease',
    'kube-public',
    ...own,
  ])) {
    store.create(NAMESPACES, buildNamespace(name));
  }
  for (const node of spec.nodes) {
    store.create(
      NODES,
      buildNode({ spec: node, version: spec.version, now, ready: true }),
    );
  }
  for (const deployment of spec.deployments)
    store.create(DEPLOYMENTS, applied(buildDeployment(deployment), now));
  spec.services.forEach((service, i) => {
    const clusterIP = `172.20.${1 + Math.floor(i / 250)}.${1 + (i % 250)}`;
    store.create(SERVICES, applied(buildService(service, clusterIP), now));
  });
  const labels = new Map(
    spec.deployments.map(deployment => [
      objectKey(deployment),
      deployment.labels,
    ]),
  );
  for (const autoscaler of spec.hpas) {
    const target = {
      namespace: autoscaler.namespace,
      name: autoscaler.deployment,
    };
    store.create(
      AUTOSCALERS,
      applied(
        buildAutoscaler(autoscaler, labels.get(objectKey(target)) ?? {}),
        now,
      ),
    );
  }
}

/** Applied by somebody's pipeline, whose fields they are: another manager's apply of them is a conflict. */
function applied<T extends KubeObject>(
  object: Unstored<T>,
  now: number,
): Unstored<T> {
  const writer: Writer = {
    manager: DEPLOYER,
    operation: 'Update',
    apiVersion: object.apiVersion,
    time: toTimestamp(now),
  };
  const managedFields = [entryOf(writer, leavesOf(asJson(object)).keys())];
  return { ...object, metadata: { ...object.metadata, managedFields } };
}
