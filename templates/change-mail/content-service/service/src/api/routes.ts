import { itemRoutes } from './itemRoutes';
import { personRoutes } from './personRoutes';
import { Route } from './Route';
import { statusRoutes } from './statusRoutes';
import { subscriptionRoutes } from './subscriptionRoutes';

/** Every operation of openapi.yaml; a test compares the two. */
export const routes: readonly Route[] = [
  ...itemRoutes,
  ...subscriptionRoutes,
  ...personRoutes,
  ...statusRoutes,
];
