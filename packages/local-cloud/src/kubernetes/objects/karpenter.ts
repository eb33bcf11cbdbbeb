import { Condition, KubeObject, StringMap } from './KubeObject';
import { Taint } from './Node';

export interface NodePool extends KubeObject {
  readonly spec: {
    readonly limits?: StringMap;
    readonly disruption?: {
      readonly consolidationPolicy?: string;
      readonly consolidateAfter?: string;
    };
    readonly template: {
      readonly metadata?: { readonly labels?: StringMap };
      readonly spec: {
        readonly taints?: readonly Taint[];
        readonly requirements: readonly {
          readonly key: string;
          readonly operator: string;
          readonly values?: readonly string[];
        }[];
        readonly nodeClassRef: {
          readonly group: string;
          readonly kind: string;
          readonly name: string;
        };
      };
    };
  };
  readonly status?: {
    readonly resources?: StringMap;
    readonly conditions?: readonly Condition[];
  };
}

export interface NodeClaim extends KubeObject {
  readonly spec: {
    readonly requirements: readonly unknown[];
    readonly resources: { readonly requests: StringMap };
    readonly nodeClassRef: {
      readonly group: string;
      readonly kind: string;
      readonly name: string;
    };
  };
  readonly status: {
    readonly nodeName?: string;
    readonly providerID?: string;
    readonly capacity?: StringMap;
    readonly allocatable?: StringMap;
    readonly conditions: readonly Condition[];
  };
}
