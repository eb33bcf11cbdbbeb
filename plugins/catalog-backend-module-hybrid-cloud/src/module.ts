import { createBackendModule } from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { HybridSpecProcessor } from './HybridSpecProcessor';

/** Checks `spec.hybrid` of Components as they enter the catalogue. */
export const catalogModuleHybridCloud = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'hybrid-cloud',
  register(reg) {
    reg.registerInit({
      deps: { catalog: catalogProcessingExtensionPoint },
      async init({ catalog }) {
        catalog.addProcessor(new HybridSpecProcessor());
      },
    });
  },
});
