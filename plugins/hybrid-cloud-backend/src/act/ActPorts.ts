import {
  SiteId,
  TrafficSpec,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  ClusterWorkloads,
  TrafficSwitch,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';

/** The ways of changing the world. The collector's ports are one implementation. */
export interface ActPorts {
  readonly trafficSwitches: ReadonlyMap<TrafficSpec['kind'], TrafficSwitch>;
  readonly clusters: ReadonlyMap<SiteId, ClusterWorkloads>;
}
