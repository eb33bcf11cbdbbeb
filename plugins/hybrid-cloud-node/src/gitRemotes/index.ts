export * from './GitRemote';
export * from './gitRemoteEvents';
export * from './gitRemoteLocation';
export * from './readGitRemotes';
