export * from './shares';
export * from './SplitBar';
export * from './SplitSummary';
