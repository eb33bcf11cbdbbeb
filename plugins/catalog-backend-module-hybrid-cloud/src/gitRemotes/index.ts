export * from './GitRemoteEntityProvider';
export * from './readSchedule';
export * from './gitRemoteUrlReaderFactory';
