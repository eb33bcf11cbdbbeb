import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  AuditorService,
  HttpAuthService,
  HttpRouterService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  hybridAuditReadPermission,
  hybridFreezeSetPermission,
  hybridPlanApprovePermission,
  hybridPlanCancelPermission,
  hybridPlanProposePermission,
  hybridReadPermission,
  hybridReleaseGateReadPermission,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  hybridWorkloadPermissionResourceRef,
  hybridWorkloadPermissionRules,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { Knex } from 'knex';
import { HybridCloudConfig } from '../config';
import { ALERTMANAGER_PATH, SignalDesk, createIngestRouter } from '../ingest';
import { readWorkloadStates } from '../record/store';
import { AuthorizedHybridCloudService } from './AuthorizedHybridCloudService';
import { HybridCloudService } from './HybridCloudService';
import { PlanPermissions } from './PlanPermissions';
import { registerActions } from './actions/registerActions';
import { createAudited } from './audited';
import { createRouter } from './createRouter';
import { AuthorizedReleaseService, ReleaseService } from './releases';

export interface ExposeOptions {
  readonly service: HybridCloudService;
  readonly releases: ReleaseService;
  readonly signals: SignalDesk;
  readonly config: Pick<HybridCloudConfig, 'ingest'>;
  readonly actionsRegistry: ActionsRegistryService;
  readonly database: Knex;
  readonly auditor: AuditorService;
  readonly httpAuth: HttpAuthService;
  readonly httpRouter: HttpRouterService;
  readonly permissions: PermissionsService;
  readonly permissionsRegistry: PermissionsRegistryService;
}

/** Registers the permissions and puts the service, with its checks around it, behind the routes and the actions. */
export function expose(options: ExposeOptions): void {
  const { service, database, permissions, permissionsRegistry } = options;
  const readWorkloads = async (refs: string[]) => {
    const states = await readWorkloadStates(database, { refs });
    return refs.map(ref => states.find(state => state.ref === ref));
  };
  permissionsRegistry.addPermissions([
    hybridReadPermission,
    hybridAuditReadPermission,
    hybridReleaseGateReadPermission,
    hybridFreezeSetPermission,
  ]);
  permissionsRegistry.addResourceType({
    resourceRef: hybridWorkloadPermissionResourceRef,
    permissions: [
      hybridPlanProposePermission,
      hybridPlanApprovePermission,
      hybridPlanCancelPermission,
    ],
    rules: Object.values(hybridWorkloadPermissionRules),
    getResources: readWorkloads,
  });
  const planPermissions = new PlanPermissions({
    permissions,
    registry: permissionsRegistry,
    workload: async ref => (await readWorkloads([ref]))[0],
  });
  const authorized = new AuthorizedHybridCloudService({
    inner: service,
    permissions: planPermissions,
  });
  const audited = createAudited(options.auditor);
  const { httpRouter, signals, config } = options;
  httpRouter.addAuthPolicy({
    path: ALERTMANAGER_PATH,
    allow: 'unauthenticated',
  });
  // Before the others, which read bodies of their own size.
  httpRouter.use(
    createIngestRouter({
      desk: signals,
      tokens: config.ingest.alertmanager.tokens,
      audited,
    }),
  );
  httpRouter.use(
    createRouter({
      service: authorized,
      releases: new AuthorizedReleaseService({
        inner: options.releases,
        permissions: planPermissions,
      }),
      httpAuth: options.httpAuth,
      audited,
    }),
  );
  registerActions({
    actionsRegistry: options.actionsRegistry,
    service: authorized,
  });
}
