import {
  SpecProblem,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** A catalogue Component with `spec.hybrid`, valid or not. */
export interface TrackedWorkload {
  readonly ref: string;
  readonly name: string;
  readonly title?: string;
  readonly owner: string;
  readonly criticality: number;
  /** The last spec that was valid; when there are problems, every mode in it is `observe`. */
  readonly workload?: Workload;
  readonly problems: readonly SpecProblem[];
}
