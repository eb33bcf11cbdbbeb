import assert from 'node:assert/strict';
import { test, TestContext } from 'node:test';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoTable } from '../src/table/DynamoTable';
import { MemoryTable } from '../src/table/MemoryTable';
import { Row, Table, Write } from '../src/table/Table';
import { FakeDynamoDb } from './support/FakeDynamoDb';

async function startDynamo(t: TestContext) {
  const fake = await FakeDynamoDb.start(t);
  const client = new DynamoDBClient({
    endpoint: fake.endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  t.after(() => client.destroy());
  return {
    fake,
    table: new DynamoTable({
      client: DynamoDBDocumentClient.from(client),
      name: 'board',
    }),
  };
}

const KINDS: readonly (readonly [
  string,
  (t: TestContext) => Promise<Table>,
])[] = [
  ['in memory', async () => new MemoryTable()],
  ['in DynamoDB, over the wire', async t => (await startDynamo(t)).table],
];

const row = (sk: string, fields: Row['fields'] = {}): Omit<Row, 'rev'> => ({
  pk: 'P',
  sk,
  type: 'test',
  fields,
});
const add = (added: Omit<Row, 'rev'>): Write => ({
  kind: 'put',
  row: added,
  expect: 'absent',
});

// One set of rules for both, so that what passes with the one in memory passes with the other.
for (const [kind, create] of KINDS) {
  test(`${kind}: a row comes back as it was written, with a revision that counts`, async t => {
    const table = await create(t);
    const written = {
      ...row('a', { n: 1, s: '한글', b: true }),
      expires: 99,
      listed: { list: 'L', order: 'o' },
    };
    assert.equal(await table.write([add(written)]), true);
    assert.deepEqual(await table.get({ pk: 'P', sk: 'a' }), {
      ...written,
      rev: 1,
    });
    assert.equal(
      await table.write([
        { kind: 'put', row: row('a', { n: 2 }), expect: { rev: 1 } },
      ]),
      true,
    );
    assert.deepEqual(await table.get({ pk: 'P', sk: 'a' }), {
      ...row('a', { n: 2 }),
      rev: 2,
    });
    assert.equal(await table.get({ pk: 'P', sk: 'b' }), undefined);
  });

  test(`${kind}: all or nothing, and nothing when a row is not as expected`, async t => {
    const table = await create(t);
    await table.write([add(row('a'))]);
    assert.equal(await table.write([add(row('b')), add(row('a'))]), false);
    assert.equal(
      await table.write([
        add(row('b')),
        { kind: 'put', row: row('a'), expect: { rev: 7 } },
      ]),
      false,
    );
    assert.equal(
      await table.write([{ kind: 'put', row: row('c'), expect: { rev: 1 } }]),
      false,
    );
    assert.equal(await table.get({ pk: 'P', sk: 'b' }), undefined);
    assert.equal(
      await table.write([
        { kind: 'delete', key: { pk: 'P', sk: 'a' } },
        add(row('b')),
      ]),
      true,
    );
    assert.equal(await table.get({ pk: 'P', sk: 'a' }), undefined);
  });

  test(`${kind}: pages hold every row of the prefix once, in order, both ways`, async t => {
    const table = await create(t);
    const names = ['A#1', 'A#2', 'A#3', 'A#4', 'A', 'B#1'];
    for (const name of names)
      await table.write([
        add({ ...row(name), listed: { list: 'L', order: name } }),
      ]);
    const collect = async (
      next: (after?: string) => ReturnType<Table['list']>,
    ) => {
      const seen: string[] = [];
      for (
        let after: string | undefined, more = true;
        more;
        more = after !== undefined
      ) {
        const page = await next(after);
        seen.push(...page.rows.map(one => one.sk));
        after = page.next;
      }
      return seen;
    };
    const pageAfter = (after?: string) =>
      after === undefined ? {} : { after };
    const prefixed = (after?: string) =>
      table.query({ pk: 'P', prefix: 'A#', limit: 2, ...pageAfter(after) });
    assert.deepEqual(await collect(prefixed), ['A#1', 'A#2', 'A#3', 'A#4']);
    assert.deepEqual(
      await collect(after =>
        table.list({ list: 'L', limit: 4, ...pageAfter(after) }),
      ),
      [...names].sort(),
    );
    const newest = await table.query({
      pk: 'P',
      prefix: 'A#',
      limit: 2,
      newestFirst: true,
    });
    assert.deepEqual(
      newest.rows.map(one => one.sk),
      ['A#4', 'A#3'],
    );
  });
}

test('a conflict with another transaction is asked again; throttling is no answer', async t => {
  const { fake, table } = await startDynamo(t);
  fake.cancellations.push('TransactionConflict', 'TransactionConflict');
  assert.equal(await table.write([add(row('a'))]), true);
  fake.cancellations.push('ThrottlingError');
  await assert.rejects(table.write([add(row('b'))]), {
    name: 'TransactionCanceledException',
  });
});
