import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { scaffolderTemplatingExtensionPoint } from '@backstage/plugin-scaffolder-node/alpha';
import { readGitRemotes } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { createGitPublishAction } from './actions/createGitPublishAction';
import { createOpenPlanAction } from './actions/createOpenPlanAction';
import { createRegisterWorkloadAction } from './actions/createRegisterWorkloadAction';
import { createValidateNetworksAction } from './actions/createValidateNetworksAction';
import { createValidatePolicyAction } from './actions/createValidatePolicyAction';
import { nodePortFilter } from './filters/nodePortFilter';

/** What templates of hybrid services need beyond Backstage's own actions. */
export const scaffolderModuleHybridCloud = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'hybrid-cloud',
  register(reg) {
    reg.registerInit({
      deps: {
        scaffolder: scaffolderActionsExtensionPoint,
        templating: scaffolderTemplatingExtensionPoint,
        auth: coreServices.auth,
        discovery: coreServices.discovery,
        config: coreServices.rootConfig,
        catalog: catalogServiceRef,
        events: eventsServiceRef,
      },
      async init({
        scaffolder,
        templating,
        auth,
        discovery,
        config,
        catalog,
        events,
      }) {
        templating.addTemplateFilters([nodePortFilter]);
        const remotes = readGitRemotes(config);
        scaffolder.addActions(
          createGitPublishAction({ remotes }),
          createRegisterWorkloadAction({ remotes, catalog, events }),
          createOpenPlanAction({ auth, discovery, events }),
          createValidateNetworksAction(),
          createValidatePolicyAction(),
        );
      },
    });
  },
});
