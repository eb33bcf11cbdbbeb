import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  SystemClock,
  hybridCloudAdaptersExtensionPoint,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { AdapterAdditions } from './adapters';
import { createAdapters } from './adapters/createAdapters';
import { readHybridCloudConfig } from './config';
import { createHybridCloud } from './createHybridCloud';
import { migrate } from './migrate';
import { expose } from './present/expose';
import { readApprovers } from './readApprovers';
import { PortalAnnouncer } from './record/announce';
import { pruneHistory } from './record/store';

/** Observes hybrid workloads, decides by their owners' policies, asks people, acts, verifies and keeps the evidence. */
export const hybridCloudPlugin = createBackendPlugin({
  pluginId: 'hybrid-cloud',
  register(env) {
    const additions = new AdapterAdditions();
    env.registerExtensionPoint(hybridCloudAdaptersExtensionPoint, additions);
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootConfig: coreServices.rootConfig,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init(deps) {
        const { lifecycle, logger, rootConfig, scheduler } = deps;
        const config = readHybridCloudConfig(rootConfig);
        const database = await migrate(deps.database);
        const clock = new SystemClock();
        const approvers = readApprovers(rootConfig);
        const hybridCloud = await createHybridCloud({
          ...deps,
          config,
          database,
          clock,
          adapters: createAdapters({ config, logger, clock, additions }),
          createAnnouncer: ownerOf =>
            new PortalAnnouncer({ ...deps, approvers, ownerOf }),
        });
        expose({ ...deps, ...hybridCloud, config, database });
        await scheduler.scheduleTask({
          id: 'prune-history',
          frequency: { minutes: 10 },
          timeout: { minutes: 5 },
          fn: () => pruneHistory(database, { now: clock.now() }),
        });
        lifecycle.addStartupHook(() => hybridCloud.start());
        lifecycle.addShutdownHook(() => hybridCloud.stop());
      },
    });
  },
});
