import { ClusterSpec, DeploymentSpec, NodeSpec } from '../ClusterEstate';

const GIB = 1024 ** 3;

/** Where test clocks begin: whole seconds, so that timestamps can be compared. */
export const START = Date.UTC(2026, 2, 2, 1, 0, 0);

export function nodeSpec(name: string, more: Partial<NodeSpec> = {}): NodeSpec {
  const index = Number(/\d+$/.exec(name)?.[0] ?? 9);
  return {
    name,
    labels: {},
    taints: [],
    unschedulable: false,
    cores: 2,
    bytes: 4 * GIB,
    maxPods: 20,
    address: `192.168.10.${10 + index}`,
    podCidr24: `10.0.${index}`,
    zone: 'machine-room',
    ...more,
  };
}

export function deploymentSpec(
  more: Partial<DeploymentSpec> = {},
): DeploymentSpec {
  return {
    namespace: 'enrolment',
    name: 'course-registration',
    labels: { app: 'course-registration' },
    replicas: 3,
    image: 'registry.local/course-registration:1.0.0',
    containerPort: 8080,
    requestCores: 0.5,
    requestBytes: GIB / 2,
    startupSeconds: 8,
    ...more,
  };
}

/** A machine room: two nodes, a cordoned reserve, and a monitoring node that takes no other pods. */
export function onpremSpec(more: Partial<ClusterSpec> = {}): ClusterSpec {
  return {
    name: 'onprem',
    site: 'onprem',
    version: 'v1.33.4',
    nodes: [
      nodeSpec('node-1'),
      nodeSpec('node-2'),
      nodeSpec('node-3', { labels: { role: 'reserve' }, unschedulable: true }),
      nodeSpec('node-monitoring', {
        labels: { role: 'monitoring' },
        taints: [{ key: 'role', value: 'monitoring', effect: 'NoSchedule' }],
      }),
    ],
    deployments: [deploymentSpec()],
    hpas: [],
    services: [
      {
        namespace: 'enrolment',
        name: 'course-registration',
        selector: { app: 'course-registration' },
        port: 80,
        targetPort: 8080,
      },
    ],
    ...more,
  };
}

/** A cloud cluster with an autoscaler on the workload and machines that can be bought. */
export function cloudSpec(more: Partial<ClusterSpec> = {}): ClusterSpec {
  return {
    name: 'aws',
    site: 'aws',
    version: 'v1.33.4',
    nodes: [
      nodeSpec('ip-10-0-1-11', {
        zone: 'ap-northeast-2a',
        podCidr24: '10.0.21',
      }),
    ],
    growth: {
      nodePool: 'default',
      instanceType: 'm6i.large',
      cores: 1.93,
      bytes: 7 * GIB,
      maxPods: 29,
      maxNodes: 2,
      provisioningSeconds: 60,
      consolidateAfterSeconds: 120,
      namePrefix: 'ip-10-0-3-',
      podCidr16: '10.0',
      zone: 'ap-northeast-2a',
    },
    deployments: [deploymentSpec({ replicas: 2 })],
    hpas: [
      {
        namespace: 'enrolment',
        name: 'course-registration',
        deployment: 'course-registration',
        minReplicas: 2,
        maxReplicas: 12,
        targetCpuPercent: 60,
      },
    ],
    services: [],
    ...more,
  };
}
