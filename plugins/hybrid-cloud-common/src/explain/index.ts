export * from './explainDecision';
export * from './explainDiagnosis';
export * from './explainGateReason';
export * from './explainGuard';
export * from './explainReason';
export * from './explainRisk';
export * from './explainStep';
export * from './Language';
