export * from './historyRow';
export * from './listDecisions';
export * from './pruneHistory';
export * from './readHistory';
export * from './readRecentTicks';
