import { Condition, KubeObject } from './KubeObject';

export interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
  readonly timeAdded?: string;
}

export interface NodeResources {
  readonly cpu: string;
  readonly memory: string;
  readonly pods: string;
  readonly 'ephemeral-storage'?: string;
}

export interface Node extends KubeObject {
  readonly spec: {
    readonly unschedulable?: boolean;
    readonly taints?: readonly Taint[];
    readonly podCIDR?: string;
    readonly providerID?: string;
  };
  readonly status: {
    readonly capacity: NodeResources;
    readonly allocatable: NodeResources;
    readonly addresses: readonly {
      readonly type: string;
      readonly address: string;
    }[];
    readonly conditions: readonly Condition[];
    readonly nodeInfo: Readonly<Record<string, string>>;
  };
}

export function isNodeReady(node: Node): boolean {
  return node.status.conditions.some(
    condition => condition.type === 'Ready' && condition.status === 'True',
  );
}
