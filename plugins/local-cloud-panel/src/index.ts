export { createLocalCloudPlugin, default } from './plugin';
