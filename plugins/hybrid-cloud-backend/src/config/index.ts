export * from './HybridCloudConfig';
export * from './readHybridCloudConfig';
