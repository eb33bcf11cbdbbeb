import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import {
  TestBackend,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { Plan } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { VirtualClock } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { Knex } from 'knex';
import { readHybridCloudConfig } from '../config';
import { HybridCloud, createHybridCloud } from '../createHybridCloud';
import { migrate } from '../migrate';
import { expose } from '../present/expose';
import { FakePermissions } from './FakePermissions';
import { FakeWorld } from './FakeWorld';

const HYBRID_CLOUD = {
  sites: [
    { id: 'onprem', title: 'Machine room', provider: 'onprem' },
    { id: 'aws', title: 'AWS Seoul', provider: 'aws' },
  ],
};

/** A backend with the real routes and permission checks over a fake world. */
export interface StartedPortal {
  readonly server: TestBackend['server'];
  readonly hybridCloud: HybridCloud;
  readonly world: FakeWorld;
  readonly clock: VirtualClock;
  readonly database: Knex;
  readonly moved: readonly Plan[];
  /** The auditor's calls: event ids with how they ended. */
  readonly audit: readonly { readonly eventId: string; end?: string }[];
  stop(): Promise<void>;
}

export async function startPortal(options: {
  readonly database: Knex;
  readonly entities: Entity[];
  /** Laid over `hybridCloud` in the configuration. */
  readonly configuration?: JsonObject;
}): Promise<StartedPortal> {
  const clock = new VirtualClock();
  const world = new FakeWorld({ clock });
  const moved: Plan[] = [];
  const audit: { eventId: string; end?: string }[] = [];
  let hybridCloud: HybridCloud | undefined;
  const plugin = createBackendPlugin({
    pluginId: 'hybrid-cloud',
    register(env) {
      env.registerInit({
        deps: {
          actionsRegistry: actionsRegistryServiceRef,
          auditor: coreServices.auditor,
          auth: coreServices.auth,
          catalog: catalogServiceRef,
          database: coreServices.database,
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
          logger: coreServices.logger,
          permissions: coreServices.permissions,
          permissionsRegistry: coreServices.permissionsRegistry,
        },
        async init(deps) {
          const config = readHybridCloudConfig(
            new ConfigReader({
              hybridCloud: { ...HYBRID_CLOUD, ...options.configuration },
            }),
          );
          const database = await migrate(deps.database);
          hybridCloud = await createHybridCloud({
            ...deps,
            config,
            database,
            clock,
            adapters: {
              ...world.ports,
              start: async () => {},
              stop: async () => {},
              track: () => {},
              canAct: () => true,
              blindSpots: () => [],
            },
            createAnnouncer: () => ({
              changed: () => {},
              planMoved: plan => moved.push(plan),
            }),
          });
          expose({ ...deps, ...hybridCloud, config, database });
        },
      });
    },
  });
  const backend = await startTestBackend({
    features: [
      plugin,
      createServiceFactory({
        service: coreServices.permissions,
        deps: {},
        factory: () =>
          new FakePermissions({
            approvers: ['user:default/joon', 'user:default/sora'],
            operators: ['user:default/taeyang'],
          }),
      }),
      catalogServiceMock.factory({ entities: options.entities }),
      mockServices.database.factory({ knex: options.database }),
      createServiceFactory({
        service: coreServices.auditor,
        deps: {},
        factory: () => ({
          createEvent: async ({ eventId }) => {
            const event: { eventId: string; end?: string } = { eventId };
            audit.push(event);
            return {
              success: async () => {
                event.end = 'success';
              },
              fail: async ({ error }) => {
                event.end = error.name;
              },
            };
          },
        }),
      }),
    ],
  });
  if (!hybridCloud) throw new Error('the plugin did not start');
  await hybridCloud.workloads.refresh();
  return {
    server: backend.server,
    hybridCloud,
    world,
    clock,
    database: options.database,
    moved,
    audit,
    stop: () => backend.stop(),
  };
}
