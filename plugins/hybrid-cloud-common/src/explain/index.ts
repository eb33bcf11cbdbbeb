export * from './Language';
export * from './explain';
