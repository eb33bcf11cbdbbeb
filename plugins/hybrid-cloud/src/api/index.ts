export * from './HybridCloudApi';
export * from './HybridCloudClient';
export * from './problem';
