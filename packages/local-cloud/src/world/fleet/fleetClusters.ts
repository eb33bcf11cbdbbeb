import {
  ClusterSpec,
  DeploymentSpec,
  NodeSpec,
} from '../../kubernetes/ClusterEstate';
import {
  FLEET_CLOUD,
  FLEET_HOME,
  FLEET_NAMESPACE,
  FleetMember,
} from './fleetShape';

const GIB = 2 ** 30;
const PODS_PER_NODE = 60;

function deployment(member: FleetMember, replicas: number): DeploymentSpec {
  return {
    namespace: FLEET_NAMESPACE,
    name: member.name,
    labels: { app: member.name },
    annotations: { 'backstage.io/kubernetes-id': member.name },
    replicas,
    image: `ghcr.io/fleet/${member.name}:1.0.0`,
    containerPort: 8080,
    requestCores: 0.2,
    requestBytes: GIB / 4,
    startupSeconds: 4,
  };
}

/** Node i of a site has pods `10.<net + i / 250>.<i % 250>.x`. */
function nodes(site: string, net: number, pods: number): NodeSpec[] {
  const count = Math.max(2, Math.ceil(pods / PODS_PER_NODE));
  return Array.from({ length: count }, (_, i) => ({
    name: `${site}-node-${i + 1}`,
    labels: {},
    taints: [],
    unschedulable: false,
    cores: 15.6,
    bytes: 60 * GIB,
    maxPods: 110,
    address: `10.${net - 1}.${Math.floor(i / 250)}.${1 + (i % 250)}`,
    podCidr24: `10.${net + Math.floor(i / 250)}.${i % 250}`,
    zone: site,
  }));
}

/** Two clusters that hold the whole fleet, with machines to spare. */
export function fleetClusters(
  members: readonly FleetMember[],
): readonly ClusterSpec[] {
  const cluster = (options: {
    readonly site: string;
    readonly net: number;
    readonly version: string;
    readonly replicas: (member: FleetMember) => number;
  }): ClusterSpec => {
    const { site, net, version, replicas } = options;
    const pods = members.reduce((sum, each) => sum + replicas(each), 0);
    return {
      name: site,
      site,
      version,
      nodes: nodes(site, net, pods),
      deployments: members.map(each => deployment(each, replicas(each))),
      hpas: [],
      services: [],
    };
  };
  return [
    cluster({
      site: FLEET_HOME,
      net: 101,
      version: 'v1.32.9',
      replicas: each => each.homeReplicas,
    }),
    cluster({
      site: FLEET_CLOUD,
      net: 151,
      version: 'v1.33.5',
      replicas: each => each.cloudReplicas,
    }),
  ];
}
