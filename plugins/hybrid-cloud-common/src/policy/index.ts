export * from './hybridSpecJsonSchema';
export * from './lintPolicy';
export * from './parseHybridSpec';
