export * from './AdapterAdditions';
export * from './HybridCloudAdapters';
export * from './createAdapters';
