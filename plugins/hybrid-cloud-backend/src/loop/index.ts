export * from './DecideInputSource';
export * from './FleetInputs';
export * from './ObservationSource';
export * from './PlanKeeper';
export * from './Ticker';
export * from './WorkloadLoop';
export * from './WorkloadMemory';
export * from './WorkloadSource';
