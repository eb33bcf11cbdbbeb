export * from './series';
export * from './TimeChart';
