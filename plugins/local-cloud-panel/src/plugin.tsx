import {
  createFrontendFeatureLoader,
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiFlaskLine } from '@remixicon/react';
import { findLocalCloud, readEndpoints } from './api';

/** The panel's page. */
export const rootRouteRef = createRouteRef();

/**
 * Only a page with an icon gets a place in the navigation, so the icon is what tells a portal on a local cloud
 * from all others. The page itself is always there and says why it is empty.
 */
export function createLocalCloudPlugin(options: {
  readonly inNavigation: boolean;
}) {
  return createFrontendPlugin({
    pluginId: 'local-cloud-panel',
    title: 'Local cloud',
    routes: { root: rootRouteRef },
    extensions: [
      PageBlueprint.make({
        params: {
          path: '/local-cloud',
          title: 'Local cloud',
          icon: options.inNavigation ? <RiFlaskLine /> : undefined,
          routeRef: rootRouteRef,
          loader: () =>
            import('./page/LocalCloudPage').then(m => <m.LocalCloudPage />),
        },
      }),
    ],
  });
}

/** Asks the configured endpoints while the app starts; without any, nothing is asked. */
export default createFrontendFeatureLoader({
  async loader({ config }) {
    const inNavigation = await findLocalCloud({
      endpoints: readEndpoints(config),
      fetch: (input, init) => window.fetch(input, init),
    });
    return [createLocalCloudPlugin({ inNavigation })];
  },
});
