import {
  BoundTargetGroup,
  ClusterService,
  MadeBalancing,
  SimulatedCluster,
  TargetAddress,
} from '../contracts';
import { SiteSpec } from '../Estate';
import { ComputeSpec } from '../WorkloadSpec';

/** What there is to look a target group's pods up in. */
export interface Grounds {
  readonly sites: readonly SiteSpec[];
  readonly clusters: ReadonlyMap<string, SimulatedCluster>;
  readonly cloud: MadeBalancing;
}

export interface PlacedGroup {
  readonly site: string;
  readonly compute: ComputeSpec;
}

/**
 * Which pods stand behind a target group, found as the real clouds find them: through a TargetGroupBinding of a cluster, or
 * because a registered address and port are those of a node and of a Service's node port. Undefined while neither is there.
 */
export function placeGroup(
  targetGroupArn: string,
  grounds: Grounds,
): PlacedGroup | undefined {
  for (const site of grounds.sites) {
    const cluster = grounds.clusters.get(site.cluster);
    const compute =
      cluster &&
      (boundCompute(cluster, targetGroupArn, grounds.cloud) ??
        nodePortCompute(cluster, targetGroupArn, grounds.cloud));
    if (compute) return { site: site.id, compute };
  }
  return undefined;
}

function boundCompute(
  cluster: SimulatedCluster,
  arn: string,
  cloud: MadeBalancing,
): ComputeSpec | undefined {
  const binding = cluster.directory
    .bindings()
    .find(each => cloud.targetGroup(each.targetGroup)?.arn === arn);
  if (!binding) return undefined;
  const { namespace, service: name } = binding;
  const service = cluster.directory.service(namespace, name);
  return {
    kind: 'deployment',
    ...behindService(cluster, namespace, service),
    port: (service && boundPort(service, binding)) ?? 0,
  };
}

/** The container port that a binding leads to: a number, or a name that each pod has its own number for. */
export function boundPort(
  service: ClusterService,
  binding: BoundTargetGroup,
): number | string | undefined {
  return service.ports.find(
    ({ port, name }) => port === binding.port || name === binding.port,
  )?.targetPort;
}

function nodePortCompute(
  cluster: SimulatedCluster,
  arn: string,
  cloud: MadeBalancing,
): ComputeSpec | undefined {
  const { directory } = cluster;
  const nodes: readonly TargetAddress[] = (
    cloud.targetGroup(arn)?.targets ?? []
  ).filter(each => directory.hasNodeAt(each.id));
  const [first] = nodes;
  if (!first) return undefined;
  const service = directory.serviceOnNodePort(first.port);
  const targets = nodes.filter(each => each.port === first.port);
  return {
    kind: 'node-port',
    ...behindService(cluster, service?.namespace ?? '', service),
    targets,
  };
}

/** A Service that is not there yet, or has no selector, leads to nobody. */
function behindService(
  cluster: SimulatedCluster,
  namespace: string,
  service: ClusterService | undefined,
) {
  const selector = service?.selector ?? {};
  const deployment =
    Object.keys(selector).length > 0
      ? cluster.directory.deploymentOf(namespace, selector)
      : undefined;
  return {
    cluster: cluster.name,
    namespace,
    deployment: deployment ?? service?.name ?? '',
    selector,
  };
}
