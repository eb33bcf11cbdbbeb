export * from './effectiveSplit';
export * from './shares';
