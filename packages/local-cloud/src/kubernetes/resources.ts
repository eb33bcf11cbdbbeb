import { Event } from './objects/Event';
import { HorizontalPodAutoscaler } from './objects/HorizontalPodAutoscaler';
import { NodeClaim, NodePool } from './objects/karpenter';
import { Job } from './objects/Job';
import { Node } from './objects/Node';
import { Pod } from './objects/Pod';
import { TargetGroupBinding } from './objects/TargetGroupBinding';
import { Deployment, ReplicaSet, Service } from './objects/workloads';
import { define, ResourceType } from './ResourceType';

export { apiVersionOf, qualifiedName } from './ResourceType';
export type { ResourceType } from './ResourceType';

const ALL = ['all'];
const RBAC = 'rbac.authorization.k8s.io/v1';
const ISTIO_NETWORKING = 'networking.istio.io/v1';

export const NODES = define<Node>('v1', 'nodes', 'Node', {
  namespaced: false,
  shortNames: ['no'],
  subresources: ['status'],
});
export const NAMESPACES = define('v1', 'namespaces', 'Namespace', {
  namespaced: false,
  shortNames: ['ns'],
  subresources: ['status'],
});
export const PODS = define<Pod>('v1', 'pods', 'Pod', {
  shortNames: ['po'],
  categories: ALL,
  subresources: ['status', 'log', 'eviction'],
});
export const SERVICES = define<Service>('v1', 'services', 'Service', {
  shortNames: ['svc'],
  categories: ALL,
  subresources: ['status'],
});
export const EVENTS = define<Event>('v1', 'events', 'Event', {
  shortNames: ['ev'],
});
export const DEPLOYMENTS = define<Deployment>(
  'apps/v1',
  'deployments',
  'Deployment',
  {
    shortNames: ['deploy'],
    categories: ALL,
    subresources: ['status', 'scale'],
  },
);
export const REPLICA_SETS = define<ReplicaSet>(
  'apps/v1',
  'replicasets',
  'ReplicaSet',
  {
    shortNames: ['rs'],
    categories: ALL,
    subresources: ['status', 'scale'],
  },
);
export const AUTOSCALERS = define<HorizontalPodAutoscaler>(
  'autoscaling/v2',
  'horizontalpodautoscalers',
  'HorizontalPodAutoscaler',
  { shortNames: ['hpa'], categories: ALL, subresources: ['status'] },
);
export const JOBS = define<Job>('batch/v1', 'jobs', 'Job', {
  categories: ALL,
  subresources: ['status'],
});
export const LEASES = define('coordination.k8s.io/v1', 'leases', 'Lease');
export const NODE_POOLS = define<NodePool>(
  'karpenter.sh/v1',
  'nodepools',
  'NodePool',
  {
    namespaced: false,
    subresources: ['status'],
  },
);
export const NODE_CLAIMS = define<NodeClaim>(
  'karpenter.sh/v1',
  'nodeclaims',
  'NodeClaim',
  {
    namespaced: false,
    subresources: ['status'],
  },
);

export const TARGET_GROUP_BINDINGS = define<TargetGroupBinding>(
  'elbv2.k8s.aws/v1beta1',
  'targetgroupbindings',
  'TargetGroupBinding',
  { subresources: ['status'] },
);

const READ = { verbs: ['get', 'list'] };
const ASK = { namespaced: false, verbs: ['create'] };

/** What metrics-server serves. */
export const NODE_METRICS = define(
  'metrics.k8s.io/v1beta1',
  'nodes',
  'NodeMetrics',
  { ...READ, namespaced: false },
);
export const POD_METRICS = define(
  'metrics.k8s.io/v1beta1',
  'pods',
  'PodMetrics',
  READ,
);

/** Questions about oneself. */
export const ACCESS_REVIEWS = define(
  'authorization.k8s.io/v1',
  'selfsubjectaccessreviews',
  'SelfSubjectAccessReview',
  ASK,
);
export const RULES_REVIEWS = define(
  'authorization.k8s.io/v1',
  'selfsubjectrulesreviews',
  'SelfSubjectRulesReview',
  ASK,
);
export const SELF_REVIEWS = define(
  'authentication.k8s.io/v1',
  'selfsubjectreviews',
  'SelfSubjectReview',
  ASK,
);

/** Stored and served, but moved by no controller here. */
const INERT: readonly ResourceType[] = [
  define('v1', 'configmaps', 'ConfigMap', { shortNames: ['cm'] }),
  define('v1', 'secrets', 'Secret'),
  define('v1', 'serviceaccounts', 'ServiceAccount', { shortNames: ['sa'] }),
  define('v1', 'limitranges', 'LimitRange', { shortNames: ['limits'] }),
  define('v1', 'resourcequotas', 'ResourceQuota', {
    shortNames: ['quota'],
    subresources: ['status'],
  }),
  define('v1', 'persistentvolumes', 'PersistentVolume', {
    namespaced: false,
    shortNames: ['pv'],
  }),
  define('v1', 'persistentvolumeclaims', 'PersistentVolumeClaim', {
    shortNames: ['pvc'],
  }),
  define('apps/v1', 'statefulsets', 'StatefulSet', {
    shortNames: ['sts'],
    categories: ALL,
    subresources: ['status'],
  }),
  define('apps/v1', 'daemonsets', 'DaemonSet', {
    shortNames: ['ds'],
    categories: ALL,
    subresources: ['status'],
  }),
  define('batch/v1', 'cronjobs', 'CronJob', {
    shortNames: ['cj'],
    categories: ALL,
    subresources: ['status'],
  }),
  define('networking.k8s.io/v1', 'ingresses', 'Ingress', {
    shortNames: ['ing'],
    subresources: ['status'],
  }),
  define('networking.k8s.io/v1', 'networkpolicies', 'NetworkPolicy', {
    shortNames: ['netpol'],
  }),
  define('policy/v1', 'poddisruptionbudgets', 'PodDisruptionBudget', {
    shortNames: ['pdb'],
    subresources: ['status'],
  }),
  define(RBAC, 'roles', 'Role'),
  define(RBAC, 'rolebindings', 'RoleBinding'),
  define(RBAC, 'clusterroles', 'ClusterRole', { namespaced: false }),
  define(RBAC, 'clusterrolebindings', 'ClusterRoleBinding', {
    namespaced: false,
  }),
];

/** Istio's traffic objects; no sidecar acts on them here. */
const ISTIO: readonly ResourceType[] = [
  define(ISTIO_NETWORKING, 'virtualservices', 'VirtualService', {
    shortNames: ['vs'],
  }),
  define(ISTIO_NETWORKING, 'destinationrules', 'DestinationRule', {
    shortNames: ['dr'],
  }),
  define(ISTIO_NETWORKING, 'gateways', 'Gateway', { shortNames: ['gw'] }),
];

const KARPENTER: readonly ResourceType[] = [NODE_POOLS, NODE_CLAIMS];

/** Made by CustomResourceDefinitions, all of them. */
const CUSTOM: readonly string[] = [
  ...KARPENTER,
  ...ISTIO,
  TARGET_GROUP_BINDINGS,
].map(each => each.group);

/** Every resource type of a cluster. Those of Karpenter and of the AWS Load Balancer Controller exist only where these are installed. */
export function resourceTypes(options: {
  readonly karpenter: boolean;
  readonly targetGroupBindings?: boolean;
}): readonly ResourceType[] {
  return [
    NODES,
    NAMESPACES,
    PODS,
    SERVICES,
    EVENTS,
    DEPLOYMENTS,
    REPLICA_SETS,
    AUTOSCALERS,
    JOBS,
    LEASES,
    ...INERT,
    ...ISTIO,
    ...(options.targetGroupBindings ? [TARGET_GROUP_BINDINGS] : []),
    ...(options.karpenter ? KARPENTER : []),
  ];
}

/** Made by a CustomResourceDefinition: no strategic merge, and items of lists say their kind. */
export function isCustom(resource: ResourceType): boolean {
  return CUSTOM.includes(resource.group);
}
