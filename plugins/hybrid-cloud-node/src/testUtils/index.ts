export * from './CallLog';
export * from './FakeClusterWorkloads';
export * from './FakeObservers';
export * from './FakeSiteProbe';
export * from './FakeTrafficSwitch';
export * from './VirtualClock';
export * from './builders';
export * from './readings';
