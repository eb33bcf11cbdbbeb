export * from './effectiveSplit';
export * from './shares';
export * from './weightsAtBirth';
