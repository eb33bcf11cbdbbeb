export { default } from './plugin';
export { hybridCloudApiRef } from './api';
export type { HybridCloudApi } from './api';
export { hybridTranslationRef } from './translation/hybridTranslationRef';
