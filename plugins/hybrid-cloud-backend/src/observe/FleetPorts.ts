import {
  SiteId,
  TrafficSpec,
  QueueSpec,
  ReplicationSpec,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  ClusterWorkloads,
  QueueMonitor,
  ReplicationMonitor,
  RequestMetrics,
  SiteProbe,
  TrafficSwitch,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';

/** Every way the backend has of seeing and changing the world, by kind and by site. */
export interface FleetPorts {
  readonly trafficSwitches: ReadonlyMap<TrafficSpec['kind'], TrafficSwitch>;
  /** By kind of the traffic switch whose requests they count. */
  readonly requestMetrics: ReadonlyMap<string, RequestMetrics>;
  readonly replicationMonitors: ReadonlyMap<
    ReplicationSpec['kind'],
    ReplicationMonitor
  >;
  readonly queueMonitors: ReadonlyMap<QueueSpec['kind'], QueueMonitor>;
  readonly clusters: ReadonlyMap<SiteId, ClusterWorkloads>;
  readonly probe: SiteProbe;
}
