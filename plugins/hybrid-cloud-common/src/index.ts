export * from './annotations';
export * from './api';
export * from './decide';
export * from './explain';
export * from './model';
export * from './permissions';
export * from './policy';
export * from './topics';
