export * from './deliveries';
export * from './findLocalCloud';
export * from './LocalCloudClient';
export * from './localCloud';
export * from './readEndpoints';
