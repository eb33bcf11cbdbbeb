import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reach } from '../src/database/reach';
import { StoreUnavailable } from '../src/errors';
import { EmbeddedItemStore } from '../src/items/EmbeddedItemStore';
import { createTestServer } from './createTestServer';

const ID = '4d2ff7be-4f5a-4b37-9a0e-6c1c2a0d9b11';
const put = (title: unknown, id = ID) =>
  ({ method: 'PUT', url: `/items/${id}`, payload: { title } }) as const;

test('the same request sent twice leaves one item', async t => {
  const { server } = createTestServer({ t });
  for (const _ of ['sent', 'sent again']) {
    assert.equal((await server.inject(put('A seat'))).statusCode, 200);
  }
  assert.deepEqual((await server.inject('/items')).json(), {
    items: [{ id: ID, title: 'A seat' }],
  });
});

test('what is not an item is refused with the field', async t => {
  const { server } = createTestServer({ t });
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

test('a database that is away is 503 with a time to try again', async t => {
  const items = new EmbeddedItemStore();
  items.put = async () => {
    throw new StoreUnavailable('away');
  };
  const { server } = createTestServer({ t, items });
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
