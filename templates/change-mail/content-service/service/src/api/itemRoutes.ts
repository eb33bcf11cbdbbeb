import { z } from 'zod';
import { Change } from '../board/Change';
import { itemDraftSchema, itemIdSchema } from '../board/Item';
import { Refusal } from '../errors';
import { Route } from './Route';

const pageSchema = z.object({
  after: itemIdSchema.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** Items and their change log. */
export const itemRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/items',
    answer: async ({ query }, { items }) => {
      const { after, limit } = pageSchema.parse(query);
      return {
        status: 200,
        body: await items.page({
          limit,
          ...(after === undefined ? {} : { after }),
        }),
      };
    },
  },
  {
    method: 'GET',
    path: '/api/items/{id}',
    answer: async ({ path }, { items }) => {
      const id = itemIdSchema.parse(path.id);
      const item = await items.find(id);
      if (!item) throw noItem(id);
      return { status: 200, body: item };
    },
  },
  {
    method: 'PUT',
    path: '/api/items/{id}',
    answer: async ({ path, body, person }, { items, clock, log }) => {
      const id = itemIdSchema.parse(path.id);
      const draft = itemDraftSchema.parse(body);
      const { item, change } = await items.put({
        id,
        draft,
        by: person,
        now: clock.now(),
      });
      if (change) log.info('item changed', { item: id, change: change.id });
      return { status: change?.kind === 'ItemCreated' ? 201 : 200, body: item };
    },
  },
  {
    method: 'GET',
    path: '/api/items/{id}/changes',
    answer: async ({ path, person }, { items }) => {
      const changes = await items.changes(itemIdSchema.parse(path.id));
      return {
        status: 200,
        body: { changes: changes.map(change => forReader(change, person)) },
      };
    },
  },
];

/** Who made a change is between them and the log; a reader learns which ones were their own. */
function forReader({ by, ...change }: Change, person: string) {
  return { ...change, mine: by === person };
}

export function noItem(id: string): Refusal {
  return new Refusal({
    status: 404,
    code: 'not-found',
    message: `There is no item ${id}.`,
  });
}
