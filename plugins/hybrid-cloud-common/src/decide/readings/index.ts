export * from './ageLimits';
export * from './freshness';
