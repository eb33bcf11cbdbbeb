export { hybridCloudPlugin as default } from './plugin';
