export * from './freezes';
export * from './history';
export * from './inTransaction';
export * from './json';
export * from './plans';
export * from './readSuppressions';
export * from './schemas';
export * from './workloads';
