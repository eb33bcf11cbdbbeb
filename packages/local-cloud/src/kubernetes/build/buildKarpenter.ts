import { NodeGrowthSpec, NodeSpec } from '../ClusterEstate';
import { NodeClaim, NodePool } from '../objects/karpenter';
import { Unstored } from '../objects/KubeObject';
import { Node } from '../objects/Node';
import { formatBytes, formatCores } from '../quantity';

export const NODE_POOL_LABEL = 'karpenter.sh/nodepool';

const NODE_CLASS = {
  group: 'karpenter.k8s.aws',
  kind: 'EC2NodeClass',
  name: 'default',
};

export function buildNodePool(growth: NodeGrowthSpec): Unstored<NodePool> {
  const cores = growth.limitCores ?? growth.maxNodes * Math.ceil(growth.cores);
  const bytes = growth.limitBytes ?? growth.maxNodes * growth.bytes;
  return {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name: growth.nodePool },
    spec: {
      limits: { cpu: formatCores(cores), memory: formatBytes(bytes) },
      disruption: {
        consolidationPolicy: 'WhenEmpty',
        consolidateAfter: `${growth.consolidateAfterSeconds}s`,
      },
      template: {
        spec: {
          requirements: requirementsOf(growth),
          nodeClassRef: NODE_CLASS,
        },
      },
    },
    status: {
      resources: { cpu: '0', memory: '0', nodes: '0' },
      conditions: [],
    },
  };
}

export function buildNodeClaim(options: {
  readonly growth: NodeGrowthSpec;
  readonly pool: NodePool;
  readonly suffix: string;
  readonly requests: {
    readonly cpu: string;
    readonly memory: string;
    readonly pods: string;
  };
  readonly at: string;
}): Unstored<NodeClaim> {
  const { growth, pool, suffix, requests, at } = options;
  return {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodeClaim',
    metadata: {
      name: `${growth.nodePool}-${suffix}`,
      generateName: `${growth.nodePool}-`,
      labels: { [NODE_POOL_LABEL]: growth.nodePool, ...instanceLabels(growth) },
      ownerReferences: [
        {
          apiVersion: 'karpenter.sh/v1',
          kind: 'NodePool',
          name: pool.metadata.name,
          uid: pool.metadata.uid,
          controller: false,
          blockOwnerDeletion: true,
        },
      ],
    },
    spec: {
      requirements: requirementsOf(growth),
      resources: { requests },
      nodeClassRef: NODE_CLASS,
    },
    status: {
      capacity: {
        cpu: formatCores(Math.ceil(growth.cores)),
        memory: formatBytes(growth.bytes),
      },
      allocatable: {
        cpu: formatCores(growth.cores),
        memory: formatBytes(growth.bytes),
      },
      conditions: ['Launched', 'Registered', 'Initialized', 'Ready'].map(
        type => ({
          type,
          status: 'Unknown',
          reason: 'AwaitingReconciliation',
          lastTransitionTime: at,
        }),
      ),
    },
  };
}

/** Grown node number `index` (from 1): name, address and pod network follow from the growth spec. */
export function grownNode(growth: NodeGrowthSpec, index: number): NodeSpec {
  const prefix = growth.namePrefix.replace(/-$/, '');
  const network = /^ip-(\d+)-(\d+)-(\d+)$/.exec(prefix);
  return {
    name: `${prefix}-${index}`,
    labels: { [NODE_POOL_LABEL]: growth.nodePool, ...instanceLabels(growth) },
    taints: [],
    unschedulable: false,
    cores: growth.cores,
    bytes: growth.bytes,
    maxPods: growth.maxPods,
    address: network
      ? `${network.slice(1).join('.')}.${index}`
      : `${growth.podCidr16}.0.${index}`,
    podCidr24: `${growth.podCidr16}.${40 + index}`,
    zone: growth.zone,
  };
}

/** Lowest number that no present node has. */
export function freeIndex(
  growth: NodeGrowthSpec,
  nodes: Iterable<Node>,
): number {
  const taken = new Set<string>();
  for (const node of nodes) taken.add(node.metadata.name);
  let index = 1;
  while (taken.has(grownNode(growth, index).name)) index++;
  return index;
}

function instanceLabels(growth: NodeGrowthSpec): Record<string, string> {
  return {
    'karpenter.sh/capacity-type': 'on-demand',
    'node.kubernetes.io/instance-type': growth.instanceType,
    'topology.kubernetes.io/zone': growth.zone,
  };
}

function requirementsOf(growth: NodeGrowthSpec) {
  return Object.entries(instanceLabels(growth)).map(([key, value]) => ({
    key,
    operator: 'In',
    values: [value],
  }));
}
