import type {
  V1Deployment,
  V1Node,
  V1Pod,
  V2HorizontalPodAutoscaler,
} from '@kubernetes/client-node';
import { parseQuantity } from './quantity';

/** What is kept of cluster objects: a fleet has many, and most of each is of no use here. */
interface Kept {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}

export interface KeptNode extends Kept {
  readonly ready: boolean;
  readonly schedulable: boolean;
  readonly taints: readonly string[];
  readonly cores: number;
  readonly bytes: number;
}

export interface KeptPod extends Kept {
  readonly node: string | undefined;
  /** Ready and not on its way out. */
  readonly ready: boolean;
  readonly pending: boolean;
  /** Ended, or on its way out: no part of the placement any more. */
  readonly gone: boolean;
}

export interface KeptDeployment extends Kept {
  readonly replicas: number;
  readonly podLabels: Readonly<Record<string, string>>;
}

export interface KeptAutoscaler extends Kept {
  readonly target: { readonly kind: string; readonly name: string };
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly currentReplicas: number;
}

interface Metadata {
  readonly name?: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

function keep(metadata: Metadata | undefined): Kept {
  return {
    name: metadata?.name ?? '',
    namespace: metadata?.namespace ?? '',
    labels: metadata?.labels ?? {},
  };
}

export function keepNode(node: V1Node): KeptNode {
  const { spec, status } = node;
  return {
    ...keep(node.metadata),
    ready: isTrue(status?.conditions, 'Ready'),
    schedulable: spec?.unschedulable !== true,
    taints: (spec?.taints ?? []).map(taint =>
      taint.value ? `${taint.key}=${taint.value}` : taint.key,
    ),
    cores: parseQuantity(status?.allocatable?.cpu) ?? 0,
    bytes: parseQuantity(status?.allocatable?.memory) ?? 0,
  };
}

export function keepPod(pod: V1Pod): KeptPod {
  const { spec, status, metadata } = pod;
  const leaving = metadata?.deletionTimestamp !== undefined;
  const ended = status?.phase === 'Succeeded' || status?.phase === 'Failed';
  return {
    ...keep(metadata),
    node: spec?.nodeName,
    ready: !leaving && !ended && isTrue(status?.conditions, 'Ready'),
    pending: !leaving && status?.phase === 'Pending',
    gone: leaving || ended,
  };
}

export function keepDeployment(deployment: V1Deployment): KeptDeployment {
  return {
    ...keep(deployment.metadata),
    // The API server fills in 1 when nothing was said.
    replicas: deployment.spec?.replicas ?? 1,
    podLabels: deployment.spec?.template?.metadata?.labels ?? {},
  };
}

export function keepAutoscaler(hpa: V2HorizontalPodAutoscaler): KeptAutoscaler {
  const { kind = '', name = '' } = hpa.spec?.scaleTargetRef ?? {};
  return {
    ...keep(hpa.metadata),
    target: { kind, name },
    minReplicas: hpa.spec?.minReplicas ?? 1,
    maxReplicas: hpa.spec?.maxReplicas ?? 1,
    currentReplicas: hpa.status?.currentReplicas ?? 0,
  };
}

function isTrue(
  conditions:
    | readonly { readonly type: string; readonly status: string }[]
    | undefined,
  type: string,
): boolean {
  return Boolean(conditions?.some(c => c.type === type && c.status === 'True'));
}
