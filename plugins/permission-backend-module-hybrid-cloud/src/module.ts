import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { HybridCloudPolicy } from './HybridCloudPolicy';
import { readRoles } from './readRoles';

/** Sets the portal's permission policy. A portal with a policy of its own leaves this module out. */
export const permissionModuleHybridCloud = createBackendModule({
  pluginId: 'permission',
  moduleId: 'hybrid-cloud-policy',
  register(reg) {
    reg.registerInit({
      deps: { policy: policyExtensionPoint, config: coreServices.rootConfig },
      async init({ policy, config }) {
        policy.setPolicy(new HybridCloudPolicy({ roles: readRoles(config) }));
      },
    });
  },
});
