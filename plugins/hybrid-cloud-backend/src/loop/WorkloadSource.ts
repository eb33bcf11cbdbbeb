import { TrackedWorkload } from '../record/store';

/** The workloads there are, as last heard from the catalogue. */
export interface WorkloadSource {
  list(): readonly TrackedWorkload[];
}
