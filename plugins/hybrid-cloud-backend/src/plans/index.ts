export * from './PlanDesk';
export * from './buildPlan';
export * from './standsRefused';
export * from './approvalRefusal';
