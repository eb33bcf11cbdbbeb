/**
 * What exists in one cluster when the world begins. Pure data over which `Cluster` builds real Kubernetes objects.
 * Cores are CPU cores (0.25 is 250m), memory is bytes, times are seconds.
 */

export interface NodeSpec {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly {
    readonly key: string;
    readonly value: string;
    readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
  }[];
  /** Cordoned: `spec.unschedulable`. A reserve node begins like this. */
  readonly unschedulable: boolean;
  /** Allocatable, what pods may use. Capacity is a little more. */
  readonly cores: number;
  readonly bytes: number;
  readonly maxPods: number;
  /** Used by the machine itself (kubelet, agents) on top of its pods. Default 0.06 cores, 512 MiB. */
  readonly baseCores?: number;
  readonly baseBytes?: number;
  /** Node's own address; its pods get addresses from `podCidr24`, e.g. `10.0.1` gives 10.0.1.10, 10.0.1.11 ... */
  readonly address: string;
  readonly podCidr24: string;
  readonly zone: string;
}

/** Karpenter-like growth: pending pods bring new nodes. Absent where machines do not grow. */
export interface NodeGrowthSpec {
  readonly nodePool: string;
  readonly instanceType: string;
  readonly cores: number;
  readonly bytes: number;
  readonly maxPods: number;
  readonly maxNodes: number;
  /** The NodePool's `spec.limits`. Absent: what `maxNodes` machines of this type have. */
  readonly limitCores?: number;
  readonly limitBytes?: number;
  /** From the pod's being unschedulable to the node's being Ready. */
  readonly provisioningSeconds: number;
  /** An empty grown node goes away after this. */
  readonly consolidateAfterSeconds: number;
  /** Grown node i is called and addressed from this: `ip-10-0-3-<i>`, pods `<podCidr16>.<40+i>.x`. */
  readonly namePrefix: string;
  readonly podCidr16: string;
  readonly zone: string;
}

export interface DeploymentSpec {
  readonly namespace: string;
  readonly name: string;
  /** Selector and pod labels. */
  readonly labels: Readonly<Record<string, string>>;
  /** On the Deployment and its pods. */
  readonly annotations?: Readonly<Record<string, string>>;
  readonly replicas: number;
  readonly image: string;
  readonly containerPort: number;
  /** Per pod. There is no CPU limit: a pod may use what its node has. */
  readonly requestCores: number;
  readonly requestBytes: number;
  readonly limitBytes?: number;
  /** From being scheduled to Ready. */
  readonly startupSeconds: number;
  /** On top of it, for the first pod of this image on a node. Default 0. */
  readonly imagePullSeconds?: number;
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly tolerations?: readonly {
    readonly key: string;
    readonly value: string;
  }[];
}

export interface HpaSpec {
  readonly namespace: string;
  readonly name: string;
  readonly deployment: string;
  readonly minReplicas: number;
  readonly maxReplicas: number;
  /** Per cent of the pods' CPU requests. */
  readonly targetCpuPercent: number;
}

export interface ServiceSpec {
  readonly namespace: string;
  readonly name: string;
  readonly selector: Readonly<Record<string, string>>;
  readonly port: number;
  readonly targetPort: number;
}

export interface ClusterSpec {
  readonly name: string;
  readonly site: string;
  /** `v1.33.4` */
  readonly version: string;
  readonly nodes: readonly NodeSpec[];
  readonly growth?: NodeGrowthSpec;
  /** The AWS Load Balancer Controller runs here and registers what TargetGroupBindings name. Default false. */
  readonly targetGroupBindings?: boolean;
  readonly deployments: readonly DeploymentSpec[];
  readonly hpas: readonly HpaSpec[];
  readonly services: readonly ServiceSpec[];
}
