export * from './ClusterWorkloads';
export * from './QueueMonitor';
export * from './ReplicationMonitor';
export * from './RequestMetrics';
export * from './SiteProbe';
export * from './TrafficSwitch';
