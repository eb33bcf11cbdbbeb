export * from './ageLimits';
export * from './ageObservation';
export * from './freshness';
