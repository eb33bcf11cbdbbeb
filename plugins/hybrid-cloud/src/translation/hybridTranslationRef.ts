import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { common } from './en/common';
import { fleet } from './en/fleet';
import { plans } from './en/plans';
import { releases } from './en/releases';
import { workload } from './en/workload';

/** All words of this plugin. English is built in; Korean is loaded when the user's language is Korean. */
export const hybridTranslationRef = createTranslationRef({
  id: 'hybrid-cloud',
  messages: { ...common, ...fleet, ...workload, ...plans, ...releases },
  translations: {
    ko: async () => ({ default: (await import('./ko')).ko }),
  },
});
