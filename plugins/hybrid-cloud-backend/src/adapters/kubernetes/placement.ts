import { Placement } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { labelSelector } from './labelSelector';
import { NodeInventory } from './NodeInventory';
import { KeptAutoscaler, KeptDeployment, KeptNode, KeptPod } from './objects';

/** Label selectors that tell what a node is for. */
export interface NodeRoles {
  readonly reserve: string | undefined;
  readonly monitoring: string;
}

export interface ClusterObjects {
  readonly nodes: NodeInventory;
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
}): Placement {
  const { objects, selector } = options;
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
    nodes: objects.nodes.withPods(pods),
  };
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
