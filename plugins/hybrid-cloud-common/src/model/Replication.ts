import { Reading } from './Reading';
import { SiteId } from './Site';

/** `stopped` with lag 0 is not sync. */
export type ReplicationState =
  | 'running'
  | 'starting'
  | 'stopped'
  | 'failed'
  | 'unknown';

/** One-way replication of the workload's data as observed. */
export interface ReplicationObservation {
  readonly from: SiteId;
  readonly to: SiteId;
  readonly state: Reading<ReplicationState>;
  /** Seconds the target is behind the source, as applied (CDCLatencyTarget). */
  readonly lag: Reading;
  /** Why it stopped, table errors: one clause. */
  readonly detail?: string;
  /** Things a database needs for change capture that are not so, e.g. `binlog_format is MIXED, ROW is needed`. */
  readonly preflight?: readonly string[];
}
