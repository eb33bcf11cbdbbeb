import { Instant } from './Instant';
import { Placement } from './Placement';
import { QueueObservation } from './Queue';
import { Reading } from './Reading';
import { ReplicationObservation } from './Replication';
import { SiteId } from './Site';
import { Split } from './Split';
import { Witness } from './Witness';

/** Health of the targets one site has behind the switch. */
export interface TargetHealth {
  readonly healthy: number;
  readonly total: number;
  /** Most frequent reason code of unhealthy targets, e.g. `Target.Timeout`. */
  readonly reason?: string;
}

/** All readings of one workload on one site. */
export interface SiteObservation {
  readonly site: SiteId;
  readonly placement: Reading<Placement>;
  /** Usage over allocatable of the site's schedulable Ready nodes, 0..1. */
  readonly cpu: Reading;
  readonly memory: Reading;
  readonly targets: Reading<TargetHealth>;
  readonly witnesses: readonly Witness[];
}

/** What the switch looks like beyond its weights. */
export interface SwitchObservation {
  /** Sticky sessions hold users on a drained site; seconds, absent when off. */
  readonly stickinessSeconds?: number;
  /** True when the rule has a shape we do not understand: it must never be written. */
  readonly foreignShape?: string;
  /** Opaque version of the whole rule; changes whenever anything in the rule does. */
  readonly version?: string;
}

/** All readings of one workload at one moment. */
export interface Observation {
  readonly workloadRef: string;
  readonly at: Instant;
  /** Keyed by site id, one for each site of the workload. */
  readonly sites: Readonly<Record<SiteId, SiteObservation>>;
  readonly split: Split;
  readonly switch: SwitchObservation;
  readonly requestsPerSecond: Reading;
  readonly replication?: ReplicationObservation;
  readonly queue?: QueueObservation;
}
