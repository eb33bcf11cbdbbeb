import {
  DecideInput,
  Instant,
  Observation,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** Puts together what the deciding functions may know, from the database and from configuration. */
export interface DecideInputSource {
  /** Reads plans, actions and suppressions again. */
  refresh(now: Instant): Promise<void>;
  inputFor(options: {
    readonly workload: Workload;
    readonly observation: Observation;
    readonly now: Instant;
  }): DecideInput;
}
