export * from './TrackedWorkload';
export * from './WorkloadState';
export * from './observeOnly';
export * from './readWorkloadStates';
export * from './saveLookErrors';
export * from './saveLooks';
export * from './syncWorkloads';
