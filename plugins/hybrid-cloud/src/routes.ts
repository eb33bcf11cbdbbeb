import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

/** The Hybrid page: every workload. */
export const rootRouteRef = createRouteRef();

/** All plans. */
export const plansRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/plans',
});

/** One plan, the page a notification leads to. */
export const planRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/plans/:id',
});

/** The catalogue's page of a component; the Hybrid tab is under it. */
export const catalogEntityRouteRef = createExternalRouteRef({
  params: ['kind', 'namespace', 'name'],
  defaultTarget: 'catalog.catalogEntity',
});
