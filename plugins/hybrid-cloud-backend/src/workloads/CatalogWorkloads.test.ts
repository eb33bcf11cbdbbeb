import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { VirtualClock } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { Knex } from 'knex';
import { migratedDatabase } from '../__testUtils__/databases';
import { buildEntity } from '../__testUtils__/entities';
import { readWorkloadStates } from '../record/store';
import { CatalogWorkloads } from './CatalogWorkloads';

const MINUTE = 60_000;

describe('CatalogWorkloads', () => {
  let database: Knex;
  let clock: VirtualClock;
  let entities: Entity[];
  let changes: string[][];
  let down: boolean;
  beforeEach(async () => {
    database = await migratedDatabase('SQLITE_3');
    clock = new VirtualClock();
    entities = [buildEntity()];
    changes = [];
    down = false;
  });
  afterEach(() => database.destroy());

  const create = () =>
    CatalogWorkloads.create({
      catalog: catalogServiceMock.mock({
        streamEntities: async function* pages(...args) {
          if (down) throw new Error('the catalogue is away');
          yield* catalogServiceMock({ entities }).streamEntities(...args);
        },
      }),
      auth: mockServices.auth(),
      database,
      clock,
      logger: mockServices.logger.mock(),
      onChange: all => void changes.push(all.map(w => w.name)),
    });

  it('takes Components with spec.hybrid and leaves the others', async () => {
    const plain: Entity = {
      ...buildEntity('plain'),
      spec: { type: 'service', owner: 'group:default/x' },
    };
    entities.push(plain, { ...plain, kind: 'API' });
    const source = await create();
    await source.refresh();
    expect(source.list().map(w => w.ref)).toEqual([
      'component:default/course-registration',
    ]);
    expect(changes.pop()).toEqual(['course-registration']);
    expect((await readWorkloadStates(database)).map(s => s.owner)).toEqual([
      'user:default/minji',
    ]);
  });

  it('a mistake keeps the last good policy, in observe, and says where it is', async () => {
    const source = await create();
    await source.refresh();
    entities = [
      buildEntity('course-registration', { policy: { burst: { at: 7 } } }),
    ];
    await source.refresh();
    const [tracked] = source.list();
    expect(tracked.problems[0].path).toBe('spec.hybrid.policy.burst.at');
    expect(tracked.workload?.policy.failover.mode).toBe('observe');
    expect(tracked.workload?.traffic?.kind).toBe('alb-rule');
  });

  it('what was known survives a restart, also while the catalogue is away', async () => {
    await (await create()).refresh();
    down = true;
    const restarted = await create();
    expect(restarted.list()).toHaveLength(1);
    await expect(restarted.refresh()).rejects.toThrow('away');
    expect(restarted.list()).toHaveLength(1);
  });

  it('does not believe at once that most workloads are gone', async () => {
    entities = ['a', 'b', 'c'].map(name => buildEntity(name));
    const source = await create();
    await source.refresh();
    entities = [];
    await source.refresh();
    expect(source.list()).toHaveLength(3);
    clock.advance(3 * MINUTE);
    await source.refresh();
    expect(source.list()).toHaveLength(0);
  });

  it('believes at once that one of several is gone', async () => {
    entities = ['a', 'b', 'c'].map(name => buildEntity(name));
    const source = await create();
    await source.refresh();
    entities.pop();
    await source.refresh();
    expect(source.list().map(w => w.name)).toEqual(['a', 'b']);
  });

  it('reads often while things change, and every half minute in calm', async () => {
    const source = await create();
    let reads = 0;
    const counted = async () => {
      const before = changes.length;
      entities = [buildEntity(`w${changes.length}`)];
      await source.tick();
      if (changes.length > before) reads += 1;
    };
    await source.tick();
    clock.advance(3 * MINUTE);
    await source.tick();
    clock.advance(5_000);
    await counted();
    expect(reads).toBe(0);
    clock.advance(26_000);
    await counted();
    expect(reads).toBe(1);
    clock.advance(5_000);
    await counted();
    expect(reads).toBe(2);
  });
});
