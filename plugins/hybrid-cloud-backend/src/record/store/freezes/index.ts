export * from './endFreeze';
export * from './insertFreeze';
export * from './readFreezes';
