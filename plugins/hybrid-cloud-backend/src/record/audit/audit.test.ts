import { Knex } from 'knex';
import { databases, migratedDatabase } from '../../__testUtils__/databases';
import { appendAudit, canonicalJson, listAudit, verifyAudit } from '.';

const at = Date.UTC(2026, 2, 2);

describe.each(databases.eachSupportedId())('audit on %s', databaseId => {
  let database: Knex;
  beforeEach(async () => {
    database = await migratedDatabase(databaseId);
  });
  afterEach(async () => {
    await database.destroy();
  });

  const append = (n: number) =>
    appendAudit(database, {
      at: at + n,
      actor: 'user:default/joon',
      event: 'plan.approved',
      workloadRef: n % 2 ? 'component:default/odd' : 'component:default/even',
      planId: `plan-${n}`,
      payload: { n, nested: { b: 1, a: 'ü' }, nothing: undefined },
    });

  async function filled(entries: number) {
    for (let n = 1; n <= entries; n += 1) await append(n);
  }

  it('is intact when it is empty', async () => {
    expect(await verifyAudit(database)).toEqual({ intact: true, entries: 0 });
  });

  it('rule 38: appends at the same time make one chain without gaps', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => append(n)));
    expect(await verifyAudit(database)).toEqual({ intact: true, entries: 20 });
  });

  it.each([
    ['a payload', { payload: '{"n":99}' }],
    ['an actor', { actor: 'user:default/mallory' }],
    ['a moment', { at: at + 999 }],
    ['a plan', { plan_id: 'another' }],
    ['a hash', { hash: 'f'.repeat(64) }],
  ])('rule 38: %s that was changed is found', async (_, change) => {
    await filled(5);
    await database('audit_entry').where({ sequence: 3 }).update(change);
    expect(await verifyAudit(database)).toEqual({
      intact: false,
      entries: 2,
      firstBroken: 3,
    });
  });

  it('rule 38: an entry that was taken out is found at the next one', async () => {
    await filled(5);
    await database('audit_entry').where({ sequence: 2 }).delete();
    expect(await verifyAudit(database)).toEqual({
      intact: false,
      entries: 1,
      firstBroken: 3,
    });
  });

  it('an entry of a transaction that fails is not in the chain', async () => {
    await filled(1);
    await expect(
      database.transaction(async transaction => {
        await appendAudit(transaction, {
          at,
          actor: 'portal',
          event: 'plan.failed',
          payload: {},
        });
        throw new Error('the change did not happen');
      }),
    ).rejects.toThrow('the change did not happen');
    await append(2);
    expect(await verifyAudit(database)).toEqual({ intact: true, entries: 2 });
  });

  it('lists newest first, page by page', async () => {
    await filled(5);
    const first = await listAudit(database, { limit: 2 });
    expect(first.items.map(i => i.sequence)).toEqual([5, 4]);
    expect(first.nextCursor).toBe(4);
    const last = await listAudit(database, { limit: 3, cursor: 4 });
    expect(last.items.map(i => i.sequence)).toEqual([3, 2, 1]);
    expect(last.nextCursor).toBeUndefined();
    expect(last.items[2].payload).toEqual({ n: 1, nested: { a: 'ü', b: 1 } });
    const odd = await listAudit(database, {
      limit: 9,
      workloadRef: 'component:default/odd',
    });
    expect(odd.items.map(i => i.sequence)).toEqual([5, 3, 1]);
  });
});

describe('canonicalJson', () => {
  it('gives equal values equal text', () => {
    expect(canonicalJson({ b: [1, { d: 1, c: 2 }], a: null })).toBe(
      '{"a":null,"b":[1,{"c":2,"d":1}]}',
    );
  });
});
