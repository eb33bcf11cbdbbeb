export * from './describeCall';
export * from './GuardList';
export * from './GuardSummary';
export * from './RiskSentence';
export * from './StepDescription';
export * from './WitnessTable';
