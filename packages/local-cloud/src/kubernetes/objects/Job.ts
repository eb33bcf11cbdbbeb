import { Condition, KubeObject } from './KubeObject';
import { PodTemplate } from './Pod';

/** batch/v1 */
export interface Job extends KubeObject {
  readonly spec: {
    readonly completions?: number;
    readonly parallelism?: number;
    readonly suspend?: boolean;
    readonly template: PodTemplate;
  };
  readonly status?: {
    readonly active?: number;
    readonly ready?: number;
    readonly succeeded?: number;
    readonly startTime?: string;
    readonly completionTime?: string;
    readonly conditions?: readonly Condition[];
  };
}

export function isJobComplete({ status }: Job): boolean {
  return (status?.conditions ?? []).some(
    condition => condition.type === 'Complete' && condition.status === 'True',
  );
}
