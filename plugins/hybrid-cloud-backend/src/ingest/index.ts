export * from './createIngestRouter';
export * from './SignalDesk';
