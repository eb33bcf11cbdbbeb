import { Workload } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { ClusterBlindSpot } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { FleetPorts } from '../observe/FleetPorts';

/** What one site's view lacks. */
export interface SiteBlindSpots {
  readonly site: string;
  readonly blindSpots: readonly ClusterBlindSpot[];
}

/** All adapters, built from configuration and merged with what other modules added. */
export interface HybridCloudAdapters extends FleetPorts {
  /** Starts the watches. Returns at once when clusters are out of reach: their readings say so. */
  start(): Promise<void>;
  /** Ends watches, connections and timers. */
  stop(): Promise<void>;
  /** Follow these workloads from now on. */
  track(workloads: readonly Workload[]): void;
  /** Whether acting credentials exist for the workload's switch. Without them it cannot leave `advise`. */
  canAct(workload: Workload): boolean;
  blindSpots(): readonly SiteBlindSpots[];
}
