import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  hybridAuditReadPermission,
  hybridPlanApprovePermission,
  hybridPlanCancelPermission,
  hybridPlanProposePermission,
  hybridReadPermission,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  SystemClock,
  hybridCloudAdaptersExtensionPoint,
  hybridWorkloadPermissionResourceRef,
  hybridWorkloadPermissionRules,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { AdapterAdditions } from './adapters';
import { createAdapters } from './adapters/createAdapters';
import { readHybridCloudConfig } from './config';
import { createHybridCloud } from './createHybridCloud';
import { migrate } from './migrate';
import { AuthorizedHybridCloudService } from './present/AuthorizedHybridCloudService';
import { createAudited } from './present/audited';
import { createRouter } from './present/createRouter';
import { readApprovers } from './readApprovers';
import { PortalAnnouncer } from './record/announce';
import { pruneHistory, readWorkloadStates } from './record/store';

/** Observes hybrid workloads, decides by their owners' policies, asks people, acts, verifies and keeps the evidence. */
export const hybridCloudPlugin = createBackendPlugin({
  pluginId: 'hybrid-cloud',
  register(env) {
    const additions = new AdapterAdditions();
    env.registerExtensionPoint(hybridCloudAdaptersExtensionPoint, additions);
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init(deps) {
        const { auditor, httpAuth, httpRouter, lifecycle, logger } = deps;
        const config = readHybridCloudConfig(deps.config);
        const database = await migrate(deps.database);
        const clock = new SystemClock();
        const hybridCloud = await createHybridCloud({
          ...deps,
          config,
          database,
          clock,
          adapters: createAdapters({ config, logger, clock, additions }),
          createAnnouncer: ownerOf =>
            new PortalAnnouncer({
              ...deps,
              approvers: readApprovers(deps.config),
              ownerOf,
            }),
        });

        deps.permissionsRegistry.addPermissions([
          hybridReadPermission,
          hybridAuditReadPermission,
        ]);
        deps.permissionsRegistry.addResourceType({
          resourceRef: hybridWorkloadPermissionResourceRef,
          permissions: [
            hybridPlanProposePermission,
            hybridPlanApprovePermission,
            hybridPlanCancelPermission,
          ],
          rules: Object.values(hybridWorkloadPermissionRules),
          getResources: async refs => {
            const states = await readWorkloadStates(database, { refs });
            return refs.map(ref => states.find(state => state.ref === ref));
          },
        });
        httpRouter.use(
          createRouter({
            service: new AuthorizedHybridCloudService({
              inner: hybridCloud.service,
              permissions: deps.permissions,
            }),
            httpAuth,
            audited: createAudited(auditor),
          }),
        );
        await deps.scheduler.scheduleTask({
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
