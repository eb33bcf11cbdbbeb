import { Route } from './Route';

/** Says that the function runs, for watchers outside and load tests. */
export const statusRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/health',
    open: true,
    answer: async () => ({ status: 200, body: { status: 'alive' } }),
  },
];
