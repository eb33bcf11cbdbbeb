import {
  Placement,
  PlacementNode,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { labelSelector } from './labelSelector';
import { KeptAutoscaler, KeptDeployment, KeptNode, KeptPod } from './objects';

/** Label selectors that tell what a node is for. */
export interface NodeRoles {
  readonly reserve: string | undefined;
  readonly monitoring: string;
}

export interface ClusterObjects {
  readonly nodes: Iterable<KeptNode>;
  readonly pods: Iterable<KeptPod>;
  readonly deployments: Iterable<KeptDeployment>;
  readonly autoscalers: Iterable<KeptAutoscaler>;
}

/** The one deployment whose pods a workload's selector selects, with the HPA that scales it; undefined when there is none. */
export function findDeployment(
  objects: Pick<ClusterObjects, 'deployments' | 'autoscalers'>,
  selector: string,
):
  | {
      readonly deployment: KeptDeployment;
      readonly autoscaler: KeptAutoscaler | undefined;
    }
  | undefined {
  const selects = labelSelector(selector);
  for (const deployment of objects.deployments) {
    if (!selects(deployment.podLabels)) continue;
    return { deployment, autoscaler: findAutoscaler(objects, deployment) };
  }
  return undefined;
}

function findAutoscaler(
  { autoscalers }: Pick<ClusterObjects, 'autoscalers'>,
  deployment: KeptDeployment,
): KeptAutoscaler | undefined {
  for (const autoscaler of autoscalers) {
    const { target, namespace } = autoscaler;
    if (
      namespace === deployment.namespace &&
      target.kind === 'Deployment' &&
      target.name === deployment.name
    ) {
      return autoscaler;
    }
  }
  return undefined;
}

/** Where the pods that a selector selects are. */
export function placementOf(options: {
  readonly objects: ClusterObjects;
  readonly selector: string;
  readonly roles: NodeRoles;
}): Placement {
  const { objects, selector, roles } = options;
  const selects = labelSelector(selector);
  const pods = [...objects.pods].filter(
    pod => !pod.gone && selects(pod.labels),
  );
  const found = findDeployment(objects, selector);
  const autoscaler = found?.autoscaler;
  return {
    ready: pods.filter(pod => pod.ready).length,
    desired: found?.deployment.replicas ?? pods.length,
    pending: pods.filter(pod => pod.pending).length,
    autoscaler: autoscaler && {
      name: autoscaler.name,
      minReplicas: autoscaler.minReplicas,
      maxReplicas: autoscaler.maxReplicas,
      currentReplicas: autoscaler.currentReplicas,
    },
    nodes: placementNodes(objects.nodes, pods, roles),
  };
}

/** node-2 before node-10. One collator for all: making one for each comparison is slow. */
const BY_NAME = new Intl.Collator('en', { numeric: true });

function placementNodes(
  nodes: Iterable<KeptNode>,
  pods: readonly KeptPod[],
  roles: NodeRoles,
): readonly PlacementNode[] {
  const role = nodeRoles(roles);
  return [...nodes]
    .map(node => {
      const here = pods.filter(pod => pod.node === node.name);
      return {
        name: node.name,
        ready: node.ready,
        schedulable: node.schedulable,
        ...role(node),
        pods: here.length,
        readyPods: here.filter(pod => pod.ready).length,
        allocatableCores: node.cores,
        allocatableBytes: node.bytes,
      };
    })
    .sort((a, b) => BY_NAME.compare(a.name, b.name));
}

/** A node is for monitoring by its labels, or by a taint of the same words. */
export function nodeRoles(roles: NodeRoles) {
  const monitors = labelSelector(roles.monitoring);
  const reserves = roles.reserve ? labelSelector(roles.reserve) : () => false;
  return (node: KeptNode) => ({
    reserve: reserves(node.labels),
    monitoring: monitors(node.labels) || node.taints.includes(roles.monitoring),
  });
}
