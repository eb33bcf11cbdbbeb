export * from './GitRemoteEntityProvider';
export * from './readSchedule';
