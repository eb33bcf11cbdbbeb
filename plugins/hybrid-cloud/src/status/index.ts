export * from './HealthPill';
export * from './Pill';
export * from './PlanStatePill';
export * from './planStates';
