export * from './filterWorkloads';
export * from './FleetList';
export * from './HybridPage';
export * from './orderWorkloads';
