import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { en } from './en';

/** English is built in; Korean is loaded when the user's language is Korean. */
export const localCloudTranslationRef = createTranslationRef({
  id: 'local-cloud-panel',
  messages: en,
  translations: {
    ko: async () => ({ default: (await import('./ko')).ko }),
  },
});
