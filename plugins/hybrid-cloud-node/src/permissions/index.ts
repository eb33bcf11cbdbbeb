export * from './hybridWorkloadPermissions';
