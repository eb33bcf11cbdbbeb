import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { readGitRemotes } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { GitRemoteEntityProvider, readSchedule } from './gitRemotes';
import { HybridSpecProcessor } from './HybridSpecProcessor';
import { LandingZoneProcessor } from './LandingZoneProcessor';

/** Checks `spec.hybrid` of Components and `spec.landingZone` of Resources as they enter the catalogue, and lets in what templates have pushed with plain git. */
export const catalogModuleHybridCloud = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'hybrid-cloud',
  register(reg) {
    reg.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        events: eventsServiceRef,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ catalog, config, events, logger, scheduler }) {
        catalog.addProcessor(
          new HybridSpecProcessor(),
          new LandingZoneProcessor(),
        );
        const schedule = scheduler.createScheduledTaskRunner(
          readSchedule(config),
        );
        catalog.addEntityProvider(
          readGitRemotes(config)
            .filter(remote => remote.create)
            .map(
              remote =>
                new GitRemoteEntityProvider({
                  remote,
                  logger,
                  events,
                  schedule,
                }),
            ),
        );
      },
    });
  },
});
