export * from './AuthorizedReleaseService';
export * from './DefaultReleaseService';
export * from './ReleaseService';
