export * from './openFirstPlan';
