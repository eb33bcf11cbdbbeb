export * from './stepAction';
export * from './weights';
