import { Node } from '../objects/Node';
import { OwnerReference, Unstored } from '../objects/KubeObject';
import { NodeSpec } from '../ClusterEstate';
import { formatBytes, formatCores } from '../quantity';
import { toTimestamp } from '../time';

/** kubelet's default hard eviction threshold: what capacity has over allocatable. */
const EVICTION_BYTES = 100 * 1024 * 1024;

/** A Node as kubelet registers it. Whole cores of capacity are the next integer over what is allocatable. */
export function buildNode(options: {
  readonly spec: NodeSpec;
  readonly version: string;
  readonly now: number;
  readonly ready: boolean;
  readonly owner?: OwnerReference;
}): Unstored<Node> {
  const { spec, version, now, ready, owner } = options;
  const at = toTimestamp(now);
  const healthy = (type: string, reason: string, message: string) => ({
    type,
    status: 'False' as const,
    reason,
    message,
    lastHeartbeatTime: at,
    lastTransitionTime: at,
  });
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: spec.name,
      labels: {
        'kubernetes.io/hostname': spec.name,
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'topology.kubernetes.io/zone': spec.zone,
        ...spec.labels,
      },
      ...(owner ? { ownerReferences: [owner] } : {}),
    },
    spec: {
      podCIDR: `${spec.podCidr24}.0/24`,
      ...(spec.unschedulable ? { unschedulable: true } : {}),
      ...(spec.taints.length > 0 ? { taints: spec.taints } : {}),
    },
    status: {
      capacity: {
        cpu: formatCores(Math.ceil(spec.cores)),
        memory: formatBytes(spec.bytes + EVICTION_BYTES),
        pods: String(spec.maxPods),
      },
      allocatable: {
        cpu: formatCores(spec.cores),
        memory: formatBytes(spec.bytes),
        pods: String(spec.maxPods),
      },
      addresses: [
        { type: 'InternalIP', address: spec.address },
        { type: 'Hostname', address: spec.name },
      ],
      conditions: [
        healthy(
          'MemoryPressure',
          'KubeletHasSufficientMemory',
          'kubelet has sufficient memory available',
        ),
        healthy(
          'DiskPressure',
          'KubeletHasNoDiskPressure',
          'kubelet has no disk pressure',
        ),
        healthy(
          'PIDPressure',
          'KubeletHasSufficientPID',
          'kubelet has sufficient PID available',
        ),
        {
          type: 'Ready',
          status: ready ? 'True' : 'False',
          reason: ready ? 'KubeletReady' : 'KubeletNotReady',
          message: ready
            ? 'kubelet is posting ready status'
            : 'container runtime network not ready',
          lastHeartbeatTime: at,
          lastTransitionTime: at,
        },
      ],
      nodeInfo: {
        kubeletVersion: version,
        kubeProxyVersion: version,
        containerRuntimeVersion: 'containerd://2.1.4',
        osImage: 'Debian GNU/Linux 12 (bookworm)',
        kernelVersion: '6.1.0-40-amd64',
        operatingSystem: 'linux',
        architecture: 'amd64',
        machineID: '',
        systemUUID: '',
        bootID: '',
      },
    },
  };
}
