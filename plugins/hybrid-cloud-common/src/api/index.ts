export * from './releaseViews';
export * from './views';
