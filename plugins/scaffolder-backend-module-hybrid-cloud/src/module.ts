import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createGitPublishAction } from './actions/createGitPublishAction';
import { createValidatePolicyAction } from './actions/createValidatePolicyAction';
import { readGitRemotes } from './readGitRemotes';

/** What templates of hybrid services need beyond Backstage's own actions. */
export const scaffolderModuleHybridCloud = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'hybrid-cloud',
  register(reg) {
    reg.registerInit({
      deps: {
        scaffolder: scaffolderActionsExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ scaffolder, config }) {
        scaffolder.addActions(
          createGitPublishAction({ remotes: readGitRemotes(config) }),
          createValidatePolicyAction(),
        );
      },
    });
  },
});
