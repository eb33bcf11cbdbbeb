import type { FastifyInstance } from 'fastify';
import type { ItemStore } from './ItemStore';

const id = { type: 'string', format: 'uuid' } as const;
const params = { type: 'object', required: ['id'], properties: { id } } as const;
const body = {
  type: 'object',
  required: ['title'],
  additionalProperties: false,
  properties: { title: { type: 'string', minLength: 1, maxLength: 200 } },
} as const;
const querystring = {
  type: 'object',
  properties: {
    limit: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
  },
} as const;

/** The service's first resource, for all to read: replace it by what the service is for. */
export function itemRoutes(options: {
  readonly server: FastifyInstance;
  readonly items: ItemStore;
}): void {
  const { server, items } = options;
  server.get<{ Querystring: { limit: number } }>(
    '/items',
    { schema: { querystring } },
    async request => ({ items: await items.list({ limit: request.query.limit }) }),
  );
  server.get<{ Params: { id: string } }>(
    '/items/:id',
    { schema: { params } },
    async (request, reply) =>
      (await items.get(request.params.id)) ??
      reply.code(404).send({ error: 'not-found', message: 'There is no such item.' }),
  );
}

/** Changing it{% if values.signIn != 'none' and values.waitingRoom %}, for those who have signed in and been let in{% elif values.signIn != 'none' %}, for those who have signed in{% elif values.waitingRoom %}, for those whom the waiting room has let in{% endif %}. */
export function itemWriteRoutes(options: {
  readonly server: FastifyInstance;
  readonly items: ItemStore;
}): void {
  const { server, items } = options;
  server.put<{ Params: { id: string }; Body: { title: string } }>(
    '/items/:id',
    { schema: { params, body } },
    async request => {
      const item = { id: request.params.id, title: request.body.title };
      await items.put(item);
      return item;
    },
  );
}
