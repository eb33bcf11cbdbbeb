export { gitRemoteUrlReaderFactory } from './gitRemotes';
export { catalogModuleHybridCloud as default } from './module';
