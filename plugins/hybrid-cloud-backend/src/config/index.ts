export * from './HybridCloudConfig';
export * from './readHybridCloudConfig';
export * from './isLoopbackHttp';
