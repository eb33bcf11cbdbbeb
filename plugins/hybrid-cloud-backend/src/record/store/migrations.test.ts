import { databases, migrationsDirectory } from '../../__testUtils__/databases';
import fs from 'fs';

const TABLES = [
  'approval',
  'audit_entry',
  'decision_entry',
  'deployment_freeze',
  'node_set',
  'observation_tick',
  'plan',
  'plan_step',
  'reading_history',
  'signal_receipt',
  'suppression',
  'workload_state',
];

describe.each(databases.eachSupportedId())('migrations on %s', databaseId => {
  it('go up and down one at a time, and up again', async () => {
    const knex = await databases.init(databaseId);
    const directory = migrationsDirectory;
    const files = fs.readdirSync(directory).filter(f => f.endsWith('.js'));
    const existing = async () => {
      const there = await Promise.all(TABLES.map(t => knex.schema.hasTable(t)));
      return TABLES.filter((_, i) => there[i]);
    };

    for (const _ of files) await knex.migrate.up({ directory });
    expect(await existing()).toEqual(TABLES);
    for (const _ of files) await knex.migrate.down({ directory });
    expect(await existing()).toEqual([]);
    await knex.migrate.latest({ directory });
    expect(await existing()).toEqual(TABLES);
    await knex.destroy();
  });

  it('rule 21: the index on open plans ends with the plan', async () => {
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory: migrationsDirectory });
    const row = (id: string, endedAt: number | null) => ({
      id,
      workload_ref: 'component:default/a',
      state: 'approved',
      action: 'failover',
      digest: 'd',
      requested_by: 'policy',
      approvals_needed: 1,
      body: '{}',
      created_at: 1,
      expires_at: 2,
      updated_at: 1,
      ended_at: endedAt,
    });
    await knex('plan').insert([row('1', 5), row('2', 6), row('3', null)]);
    await expect(knex('plan').insert(row('4', null))).rejects.toThrow(
      /unique/i,
    );
    await knex.destroy();
  });
});
