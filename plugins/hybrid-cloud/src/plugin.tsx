import { Entity } from '@backstage/catalog-model';
import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { RiGitBranchLine } from '@remixicon/react';
import { HybridCloudClient, hybridCloudApiRef } from './api';
import {
  catalogEntityRouteRef,
  planRouteRef,
  plansRouteRef,
  rootRouteRef,
} from './routes';

const isHybrid = (entity: Entity) => entity.spec?.hybrid !== undefined;

const hybridCloudApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: hybridCloudApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new HybridCloudClient(deps),
    }),
});

const hybridPage = PageBlueprint.make({
  params: {
    path: '/hybrid',
    title: 'Hybrid',
    icon: <RiGitBranchLine />,
    routeRef: rootRouteRef,
    // The pages draw the app's own header themselves, so that its tabs are in the user's language.
    noHeader: true,
    loader: () => import('./HybridRouter').then(m => <m.HybridRouter />),
  },
});

const hybridTab = EntityContentBlueprint.make({
  name: 'hybrid',
  params: {
    path: '/hybrid',
    title: 'Hybrid',
    filter: isHybrid,
    loader: () => import('./workload').then(m => <m.HybridTab />),
  },
});

const hybridCard = EntityCardBlueprint.make({
  name: 'hybrid',
  params: {
    type: 'content',
    filter: isHybrid,
    loader: () => import('./card').then(m => <m.HybridCard />),
  },
});

/** Hybrid page, Hybrid tab, overview card and plan pages. */
export default createFrontendPlugin({
  pluginId: 'hybrid-cloud',
  title: 'Hybrid',
  icon: <RiGitBranchLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, plans: plansRouteRef, plan: planRouteRef },
  externalRoutes: { catalogEntity: catalogEntityRouteRef },
  extensions: [hybridCloudApi, hybridPage, hybridTab, hybridCard],
});
