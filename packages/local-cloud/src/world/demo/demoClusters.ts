import {
  ClusterSpec,
  DeploymentSpec,
  HpaSpec,
  NodeSpec,
} from '../../kubernetes/ClusterEstate';

const GIB = 2 ** 30;

function node(
  name: string,
  address: string,
  podCidr24: string,
  zone: string,
  rest: Partial<NodeSpec> = {},
): NodeSpec {
  return {
    name,
    labels: {},
    taints: [],
    unschedulable: false,
    cores: 7.6,
    bytes: 30 * GIB,
    maxPods: 110,
    address,
    podCidr24,
    zone,
    ...rest,
  };
}

function deployment(
  namespace: string,
  name: string,
  replicas: number,
  requestCores: number,
): DeploymentSpec {
  return {
    namespace,
    name,
    labels: { app: name },
    annotations: { 'backstage.io/kubernetes-id': name },
    replicas,
    image: `ghcr.io/campus/${name}:1.4.2`,
    containerPort: 8080,
    requestCores,
    requestBytes: GIB,
    limitBytes: 4 * GIB,
    startupSeconds: 6,
  };
}

const hpa = (
  namespace: string,
  name: string,
  minReplicas: number,
  maxReplicas: number,
): HpaSpec => ({
  namespace,
  name,
  deployment: name,
  minReplicas,
  maxReplicas,
  targetCpuPercent: 70,
});

const services = (deployments: readonly DeploymentSpec[]) =>
  deployments.map(each => ({
    namespace: each.namespace,
    name: each.name,
    selector: each.labels,
    port: 80,
    targetPort: each.containerPort,
  }));

const monitoring: DeploymentSpec = {
  ...deployment('monitoring', 'prometheus', 1, 0.5),
  nodeSelector: { role: 'monitoring' },
  tolerations: [{ key: 'role', value: 'monitoring' }],
};

const onpremDeployments = [
  deployment('enrolment', 'course-registration', 2, 2),
  deployment('campus', 'campus-portal', 3, 1.5),
  deployment('tasks', 'task-board', 1, 0.5),
  monitoring,
];
const awsDeployments = [
  deployment('enrolment', 'course-registration', 4, 1.5),
  deployment('campus', 'campus-portal', 1, 1.5),
  deployment('tickets', 'ticketing', 1, 1),
];
const nhnDeployments = [deployment('tickets', 'ticketing', 2, 2)];

/** Machine room, EKS with Karpenter, and NHN's NKS. */
export const demoClusters: readonly ClusterSpec[] = [
  {
    name: 'onprem',
    site: 'onprem',
    version: 'v1.32.9',
    nodes: [
      node('node-1', '10.10.0.11', '10.10.1', 'machine-room'),
      node('node-2', '10.10.0.12', '10.10.2', 'machine-room'),
      node('node-3', '10.10.0.13', '10.10.3', 'machine-room', {
        labels: { role: 'reserve' },
        unschedulable: true,
      }),
      node('node-monitoring', '10.10.0.14', '10.10.4', 'machine-room', {
        labels: { role: 'monitoring' },
        taints: [{ key: 'role', value: 'monitoring', effect: 'NoSchedule' }],
        cores: 3.8,
        bytes: 14 * GIB,
      }),
    ],
    deployments: onpremDeployments,
    hpas: [hpa('enrolment', 'course-registration', 2, 4)],
    services: services(onpremDeployments),
  },
  {
    name: 'aws',
    site: 'aws',
    version: 'v1.33.5',
    targetGroupBindings: true,
    nodes: [
      node('ip-10-0-1-11', '10.0.1.11', '10.0.11', 'ap-northeast-2a', {
        cores: 7.91,
      }),
      node('ip-10-0-2-12', '10.0.2.12', '10.0.12', 'ap-northeast-2c', {
        cores: 7.91,
      }),
    ],
    growth: {
      nodePool: 'general',
      instanceType: 'm6i.2xlarge',
      cores: 7.91,
      bytes: 29 * GIB,
      maxPods: 58,
      maxNodes: 8,
      provisioningSeconds: 35,
      consolidateAfterSeconds: 120,
      namePrefix: 'ip-10-0-3',
      podCidr16: '10.0',
      zone: 'ap-northeast-2a',
    },
    deployments: awsDeployments,
    hpas: [
      hpa('enrolment', 'course-registration', 4, 12),
      hpa('campus', 'campus-portal', 1, 8),
    ],
    services: services(awsDeployments),
  },
  {
    name: 'nhn',
    site: 'nhn',
    version: 'v1.31.4',
    nodes: [
      node('nks-worker-0', '10.20.0.10', '10.20.1', 'kr-pub-a'),
      node('nks-worker-1', '10.20.0.11', '10.20.2', 'kr-pub-b'),
    ],
    deployments: nhnDeployments,
    hpas: [hpa('tickets', 'ticketing', 2, 6)],
    services: services(nhnDeployments),
  },
];
