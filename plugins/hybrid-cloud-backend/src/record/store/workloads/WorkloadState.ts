import {
  Decision,
  DriftView,
  Instant,
  Observation,
  SiteId,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { TrackedWorkload } from './TrackedWorkload';

/** The latest of everything about one workload. */
export interface WorkloadState extends TrackedWorkload {
  readonly observation?: Observation;
  readonly decision?: Decision;
  /** Since when each site that is up has been up without a break. */
  readonly upSince: Readonly<Record<SiteId, Instant>>;
  readonly drift?: DriftView;
  /** Why the latest look failed, when it did. */
  readonly lastError?: string;
  readonly updatedAt: Instant;
}
