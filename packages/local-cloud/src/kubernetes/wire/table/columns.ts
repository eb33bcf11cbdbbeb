import { conditionOf } from '../../objects/conditions';
import { Event } from '../../objects/Event';
import { HorizontalPodAutoscaler } from '../../objects/HorizontalPodAutoscaler';
import { isJobComplete, Job } from '../../objects/Job';
import { NodeClaim, NodePool } from '../../objects/karpenter';
import { KubeObject } from '../../objects/KubeObject';
import { isNodeReady, Node } from '../../objects/Node';
import { Pod } from '../../objects/Pod';
import { TargetGroupBinding } from '../../objects/TargetGroupBinding';
import { Deployment, ReplicaSet, Service } from '../../objects/workloads';
import {
  AUTOSCALERS,
  DEPLOYMENTS,
  EVENTS,
  JOBS,
  NODE_CLAIMS,
  NODE_POOLS,
  NODES,
  PODS,
  REPLICA_SETS,
  ResourceType,
  SERVICES,
  TARGET_GROUP_BINDINGS,
} from '../../resources';
import { fromTimestamp } from '../../time';
import { formatSelector } from '../labelSelector';
import { autoscalerTargets, podStatus } from './cells';
import { shortDuration } from './duration';

export interface Column<T extends KubeObject = KubeObject> {
  readonly name: string;
  readonly type: 'string' | 'integer';
  /** 1 shows with `-o wide` only. */
  readonly priority: 0 | 1;
  readonly cell: (object: T, now: number) => string | number;
}

function text<T extends KubeObject>(
  name: string,
  cell: Column<T>['cell'],
  priority: 0 | 1 = 0,
): Column<T> {
  return { name, type: 'string', priority, cell };
}

function count<T extends KubeObject>(
  name: string,
  cell: (object: T) => number | undefined,
): Column<T> {
  return {
    name,
    type: 'integer',
    priority: 0,
    cell: object => cell(object) ?? 0,
  };
}

const NAME = text<KubeObject>('Name', object => object.metadata.name);
const AGE = text<KubeObject>('Age', (object, now) =>
  age(object.metadata.creationTimestamp, now),
);

const BY_TYPE = new Map<string, readonly Column[]>();

function columns<T extends KubeObject>(
  resource: ResourceType<T>,
  ...list: readonly Column<T>[]
): void {
  // Rows are made of objects listed under the same ResourceType<T>.
  BY_TYPE.set(resource.id, list as readonly Column[]);
}

columns<Pod>(
  PODS,
  NAME,
  text('Ready', pod => {
    const statuses = pod.status.containerStatuses ?? [];
    return `${statuses.filter(({ ready }) => ready).length}/${
      pod.spec.containers.length
    }`;
  }),
  text('Status', podStatus),
  text('Restarts', pod =>
    String(pod.status.containerStatuses?.[0]?.restartCount ?? 0),
  ),
  AGE,
  text('IP', pod => pod.status.podIP ?? '<none>', 1),
  text('Node', pod => pod.spec.nodeName ?? '<none>', 1),
);

columns<Node>(
  NODES,
  NAME,
  text(
    'Status',
    node =>
      `${isNodeReady(node) ? 'Ready' : 'NotReady'}${
        node.spec.unschedulable ? ',SchedulingDisabled' : ''
      }`,
  ),
  text('Roles', node => node.metadata.labels?.role ?? '<none>'),
  AGE,
  text('Version', node => node.status.nodeInfo.kubeletVersion ?? ''),
  text(
    'Internal-IP',
    node =>
      node.status.addresses.find(({ type }) => type === 'InternalIP')
        ?.address ?? '<none>',
    1,
  ),
);

columns<Deployment>(
  DEPLOYMENTS,
  NAME,
  text(
    'Ready',
    ({ spec, status }) => `${status?.readyReplicas ?? 0}/${spec.replicas ?? 1}`,
  ),
  count('Up-to-date', ({ status }) => status?.updatedReplicas),
  count('Available', ({ status }) => status?.availableReplicas),
  AGE,
  text(
    'Containers',
    ({ spec }) =>
      spec.template.spec.containers.map(({ name }) => name).join(','),
    1,
  ),
  text(
    'Images',
    ({ spec }) =>
      spec.template.spec.containers.map(({ image }) => image).join(','),
    1,
  ),
  text('Selector', ({ spec }) => formatSelector(spec.selector), 1),
);

columns<ReplicaSet>(
  REPLICA_SETS,
  NAME,
  count('Desired', ({ spec }) => spec.replicas ?? 1),
  count('Current', ({ status }) => status?.replicas),
  count('Ready', ({ status }) => status?.readyReplicas),
  AGE,
);

columns<HorizontalPodAutoscaler>(
  AUTOSCALERS,
  NAME,
  text(
    'Reference',
    ({ spec }) => `${spec.scaleTargetRef.kind}/${spec.scaleTargetRef.name}`,
  ),
  text('Targets', autoscalerTargets),
  text('MinPods', ({ spec }) => String(spec.minReplicas ?? 1)),
  count('MaxPods', ({ spec }) => spec.maxReplicas),
  count('Replicas', ({ status }) => status?.currentReplicas),
  AGE,
);

columns<Service>(
  SERVICES,
  NAME,
  text('Type', ({ spec }) => spec.type ?? 'ClusterIP'),
  text('Cluster-IP', ({ spec }) => spec.clusterIP ?? '<none>'),
  text('External-IP', () => '<none>'),
  text('Port(s)', ({ spec }) =>
    (spec.ports ?? [])
      .map(({ port, nodePort, protocol = 'TCP' }) =>
        nodePort ? `${port}:${nodePort}/${protocol}` : `${port}/${protocol}`,
      )
      .join(','),
  ),
  AGE,
);

columns<Job>(
  JOBS,
  NAME,
  text('Status', job => (isJobComplete(job) ? 'Complete' : 'Running')),
  text(
    'Completions',
    ({ spec, status }) => `${status?.succeeded ?? 0}/${spec.completions ?? 1}`,
  ),
  AGE,
);

columns<Event>(
  EVENTS,
  text('Last Seen', (event, now) => age(event.lastTimestamp, now)),
  text('Type', event => event.type),
  text('Reason', event => event.reason),
  text(
    'Object',
    event =>
      `${event.involvedObject.kind.toLowerCase()}/${event.involvedObject.name}`,
  ),
  text('Message', event => event.message),
);

columns<TargetGroupBinding>(
  TARGET_GROUP_BINDINGS,
  NAME,
  text('Service-Name', ({ spec }) => spec.serviceRef.name),
  text('Service-Port', ({ spec }) => String(spec.serviceRef.port)),
  text('Target-Type', ({ spec }) => spec.targetType ?? ''),
  text(
    'Target-Group',
    ({ spec }) => spec.targetGroupARN ?? spec.targetGroupName ?? '',
    1,
  ),
  AGE,
);

columns<NodePool>(
  NODE_POOLS,
  NAME,
  text('NodeClass', ({ spec }) => spec.template.spec.nodeClassRef.name),
  text('Nodes', ({ status }) => status?.resources?.nodes ?? '0'),
  AGE,
);

columns<NodeClaim>(
  NODE_CLAIMS,
  NAME,
  text(
    'Type',
    ({ metadata }) =>
      metadata.labels?.['node.kubernetes.io/instance-type'] ?? '',
  ),
  text('Node', ({ status }) => status.nodeName ?? ''),
  text(
    'Ready',
    ({ status }) =>
      conditionOf(status.conditions, 'Ready')?.status ?? 'Unknown',
  ),
  AGE,
);

/** What `kubectl get` prints of this resource type. */
export function columnsOf(resource: ResourceType): readonly Column[] {
  return BY_TYPE.get(resource.id) ?? [NAME, AGE];
}

function age(since: string, now: number): string {
  return shortDuration(now - fromTimestamp(since));
}
