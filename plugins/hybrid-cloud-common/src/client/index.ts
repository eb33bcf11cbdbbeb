export * from './HybridCloudHttpClient';
