import { z } from 'zod';
import { itemIdSchema } from '../board/Item';
import { Refusal } from '../errors';
import { noItem } from './itemRoutes';
import { Route } from './Route';

/** Being told about an item, and no longer. */
export const subscriptionRoutes: readonly Route[] = [
  {
    method: 'PUT',
    path: '/api/items/{id}/subscription',
    answer: async (
      { path, person },
      { items, people, subscriptions, clock },
    ) => {
      const item = itemIdSchema.parse(path.id);
      if (!(await items.find(item))) throw noItem(item);
      if (!(await people.find(person))) {
        throw new Refusal({
          status: 409,
          code: 'no-address',
          message: 'Say first how to write to you: PUT /api/me.',
        });
      }
      await subscriptions.subscribe({ item, person, now: clock.now() });
      return { status: 204 };
    },
  },
  {
    method: 'DELETE',
    path: '/api/items/{id}/subscription',
    answer: async ({ path, person }, { subscriptions, clock }) => {
      await subscriptions.unsubscribe({
        item: itemIdSchema.parse(path.id),
        person,
        now: clock.now(),
      });
      return { status: 204 };
    },
  },
  {
    // Both the page behind the link in a letter and mail programs (RFC 8058) come here. The token is the permission, and
    // the answer is the same whether it was good: mail programs take anything else for a failure.
    method: 'POST',
    path: '/api/leave/{token}',
    open: true,
    answer: async ({ path }, { subscriptions, clock }) => {
      await subscriptions.leave({
        token: z.string().min(1).max(100).parse(path.token),
        now: clock.now(),
      });
      return { status: 204 };
    },
  },
];
