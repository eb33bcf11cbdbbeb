import { createExtensionPoint } from '@backstage/backend-plugin-api';
import {
  QueueMonitor,
  ReplicationMonitor,
  RequestMetrics,
  TrafficSwitch,
} from './ports';

/** Adds ways of observing and acting to the hybrid-cloud backend. A kind may be added once. */
export interface HybridCloudAdaptersExtensionPoint {
  addTrafficSwitch(trafficSwitch: TrafficSwitch): void;
  addRequestMetrics(requestMetrics: RequestMetrics): void;
  addReplicationMonitor(replicationMonitor: ReplicationMonitor): void;
  addQueueMonitor(queueMonitor: QueueMonitor): void;
}

export const hybridCloudAdaptersExtensionPoint =
  createExtensionPoint<HybridCloudAdaptersExtensionPoint>({
    id: 'hybrid-cloud.adapters',
  });
