{% set guarded = values.signIn != 'none' or values.waitingRoom %}
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reach } from '../src/database/reach';
import { StoreUnavailable } from '../src/errors';
import { EmbeddedItemStore } from '../src/items/EmbeddedItemStore';
{% if values.signIn != 'none' %}
import { EmbeddedSessionStore } from '../src/sessions/EmbeddedSessionStore';
{% endif %}
import { createTestServer } from './createTestServer';
{% if guarded %}
import { permit, PERMITTING } from './permit';
{% endif %}

const ID = '4d2ff7be-4f5a-4b37-9a0e-6c1c2a0d9b11';
const putAs = (headers: Record<string, string>) => (title: unknown, id = ID) =>
  ({ method: 'PUT', url: `/items/${id}`, payload: { title }, headers }) as const;
{% if guarded %}

/** With a way to write as somebody who may. */
async function createItemServer(options: Parameters<typeof createTestServer>[0]) {
  const { server{% if values.signIn != 'none' %}, sessions{% endif %} } = createTestServer({ ...options, environment: PERMITTING });
  return { server, put: putAs(await permit({% if values.signIn != 'none' %}sessions{% endif %})) };
}
{% else %}

const createItemServer = async (options: Parameters<typeof createTestServer>[0]) => ({
  ...createTestServer(options),
  put: putAs({}),
});
{% endif %}

test('the same request sent twice leaves one item', async t => {
  const { server, put } = await createItemServer({ t });
  for (const _ of ['sent', 'sent again']) {
    assert.equal((await server.inject(put('A seat'))).statusCode, 200);
  }
  assert.deepEqual((await server.inject('/items')).json(), {
    items: [{ id: ID, title: 'A seat' }],
  });
});

test('what is not an item is refused with the field', async t => {
  const { server, put } = await createItemServer({ t });
  const empty = await server.inject(put(''));
  assert.equal(empty.statusCode, 400);
  assert.match(empty.json().message, /body\/title/);
  assert.equal((await server.inject(put('x', 'not-a-uuid'))).statusCode, 400);
  assert.equal((await server.inject('/items?limit=0')).statusCode, 400);
});

test('an unknown item is 404', async t => {
  const { server } = createTestServer({ t });
  assert.equal((await server.inject(`/items/${ID}`)).statusCode, 404);
});

{% if values.signIn != 'none' %}
test('who has not signed in may read and not write', async t => {
  const { server } = await createItemServer({ t });
  const { cookie, ...rest } = await permit(new EmbeddedSessionStore());
  assert.equal((await server.inject(putAs(rest)('A seat'))).statusCode, 401);
  assert.equal((await server.inject('/items')).statusCode, 200);
});

{% endif %}
{% if values.waitingRoom %}
test('who was not let in by the waiting room may read and not write', async t => {
  const { server, put } = await createItemServer({ t });
  const { headers, ...request } = put('A seat');
  const { 'waiting-room-pass': _, ...rest } = headers;
  assert.equal((await server.inject({ ...request, headers: rest })).statusCode, 429);
  assert.equal((await server.inject('/items')).statusCode, 200);
});

{% endif %}
test('a database that is away is 503 with a time to try again', async t => {
  const items = new EmbeddedItemStore();
  items.put = async () => {
    throw new StoreUnavailable('away');
  };
  const { server, put } = await createItemServer({ t, items });
  const answer = await server.inject(put('A seat'));
  assert.equal(answer.statusCode, 503);
  assert.equal(answer.headers['retry-after'], '2');
});

test('only a database that is away may be tried again', async () => {
  const failWith = (code: string) => () =>
    Promise.reject(Object.assign(new Error(code), { code }));
  await assert.rejects(reach(failWith('ETIMEDOUT')), StoreUnavailable);
{% if values.database == 'mariadb' %}
  await assert.rejects(reach(failWith('ER_OPTION_PREVENTS_STATEMENT')), StoreUnavailable);
  await assert.rejects(reach(failWith('ER_PARSE_ERROR')), { message: 'ER_PARSE_ERROR' });
{% else %}
  await assert.rejects(reach(failWith('25006')), StoreUnavailable);
  await assert.rejects(reach(failWith('42601')), { message: '42601' });
{% endif %}
});
