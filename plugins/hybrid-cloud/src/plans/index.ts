export * from './PlanPage';
export * from './PlanRows';
export * from './PlansPage';
