import { Condition, KubeObject } from './KubeObject';

export interface HorizontalPodAutoscaler extends KubeObject {
  readonly spec: {
    readonly scaleTargetRef: {
      readonly apiVersion?: string;
      readonly kind: string;
      readonly name: string;
    };
    /** 1 when absent. */
    readonly minReplicas?: number;
    readonly maxReplicas: number;
    readonly metrics?: readonly {
      readonly type: string;
      readonly resource?: {
        readonly name: string;
        readonly target: {
          readonly type: string;
          readonly averageUtilization?: number;
        };
      };
    }[];
    readonly behavior?: {
      readonly scaleDown?: { readonly stabilizationWindowSeconds?: number };
      readonly scaleUp?: { readonly stabilizationWindowSeconds?: number };
    };
  };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly lastScaleTime?: string;
    readonly currentReplicas?: number;
    readonly desiredReplicas: number;
    readonly currentMetrics?: readonly unknown[] | null;
    readonly conditions?: readonly Condition[];
  };
}
