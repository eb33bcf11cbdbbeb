import { Node, isNodeReady, Taint } from '../objects/Node';
import { Pod, PodSpec, Toleration } from '../objects/Pod';
import { Amounts, podRequests } from '../objects/podRequests';
import { parseQuantity } from '../quantity';

export interface NodeRoom {
  readonly node: Node;
  readonly allocatable: Amounts & { readonly pods: number };
  /** Sum of the requests of the pods on it. */
  requested: { cores: number; bytes: number; pods: number };
}

export function roomOf(node: Node): NodeRoom {
  const { cpu, memory, pods } = node.status.allocatable;
  return {
    node,
    allocatable: {
      cores: parseQuantity(cpu),
      bytes: parseQuantity(memory),
      pods: parseQuantity(pods),
    },
    requested: { cores: 0, bytes: 0, pods: 0 },
  };
}

export function take(room: NodeRoom, spec: PodSpec): void {
  const { cores, bytes } = podRequests(spec);
  room.requested = {
    cores: room.requested.cores + cores,
    bytes: room.requested.bytes + bytes,
    pods: room.requested.pods + 1,
  };
}

/** Sums of milli-cores as floating point: 0.1 three times is a hair more than 0.3. */
const ROUNDING = 1e-9;

/** Why the pod cannot go there, in the scheduler's words, most basic first; empty when it can. */
export function obstacles(pod: Pod, room: NodeRoom): readonly string[] {
  const { node } = room;
  if (!isNodeReady(node))
    return ['node(s) had untolerated taint {node.kubernetes.io/not-ready: }'];
  if (node.spec.unschedulable) return ['node(s) were unschedulable'];
  for (const taint of node.spec.taints ?? []) {
    if (
      taint.effect !== 'PreferNoSchedule' &&
      !tolerates(pod.spec.tolerations ?? [], taint)
    ) {
      return [
        `node(s) had untolerated taint {${taint.key}: ${taint.value ?? ''}}`,
      ];
    }
  }
  if (!matches(node.metadata.labels ?? {}, pod.spec.nodeSelector ?? {})) {
    return ["node(s) didn't match Pod's node affinity/selector"];
  }
  const { cores, bytes } = podRequests(pod.spec);
  const { allocatable, requested } = room;
  const short: string[] = [];
  if (requested.pods + 1 > allocatable.pods) short.push('Too many pods');
  if (requested.cores + cores > allocatable.cores + ROUNDING)
    short.push('Insufficient cpu');
  if (requested.bytes + bytes > allocatable.bytes)
    short.push('Insufficient memory');
  return short;
}

export function tolerates(
  tolerations: readonly Toleration[],
  taint: Taint,
): boolean {
  return tolerations.some(
    ({ key, operator, value, effect }) =>
      (effect === undefined || effect === taint.effect) &&
      (key === undefined || key === taint.key) &&
      (operator === 'Exists' ||
        (key !== undefined && (value ?? '') === (taint.value ?? ''))),
  );
}

function matches(
  labels: Readonly<Record<string, string>>,
  selector: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(selector).every(
    ([key, value]) => labels[key] === value,
  );
}
