import { KubeObject } from './KubeObject';

/** elbv2.k8s.aws/v1beta1, of the AWS Load Balancer Controller. */
export interface TargetGroupBinding extends KubeObject {
  readonly spec: {
    readonly targetGroupARN?: string;
    readonly targetGroupName?: string;
    readonly targetType?: 'ip' | 'instance';
    readonly serviceRef: {
      readonly name: string;
      readonly port: number | string;
    };
  };
}
