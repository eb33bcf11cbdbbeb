export * from './ActPorts';
export * from './ExecutorHooks';
export * from './PlanExecutor';
export * from './PlanRunner';
