export * from './diagnose';
export * from './isSuspect';
export * from './toPastObservation';
export * from './upSinceAfter';
