export * from './AdapterAdditions';
export * from './HybridCloudAdapters';
