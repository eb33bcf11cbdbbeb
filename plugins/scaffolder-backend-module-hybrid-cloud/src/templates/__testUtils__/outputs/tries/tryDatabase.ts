import assert from 'node:assert/strict';
import { runCommand } from '../runCommand';
import { RunningService } from '../RunningService';
import { RealServer } from '../servers/RealServer';
import { Try } from './Try';
import { until } from './until';

const ITEM = '/items/4d2ff7be-4f5a-4b37-9a0e-6c1c2a0d9b11';

/** Brings the schema up to date, twice; keeps an item; and when the server goes and comes, says so and goes on. */
export function tryDatabase(options: {
  readonly start: () => Promise<RealServer>;
  /** Whether the server is ours to stop. */
  readonly stops: boolean;
}): Try {
  return async ({ cwd }) => {
    const database = await options.start();
    try {
      const env = database.environment;
      const migrate = () =>
        runCommand({ command: 'npm', args: ['run', 'migrate'], cwd, env });
      assert.match(await migrate(), /Applied: 0001_item\.sql/);
      assert.match(await migrate(), /Applied: nothing/);
      const environment = { ...env, DB_CALL_TIMEOUT_MS: '2000' };
      const service = await RunningService.start({ cwd, environment });
      try {
        await useItems(service);
        if (options.stops) await loseAndFind({ service, database });
      } finally {
        await service.stop();
      }
    } finally {
      await database.end();
    }
  };
}

async function useItems(service: RunningService): Promise<void> {
  for (const title of ['A seat', 'A seat by the window']) {
    const put = await service.send('PUT', ITEM, { title });
    assert.equal(put.status, 200);
  }
  const title = 'A seat by the window';
  const one = await (await service.send('GET', ITEM)).json();
  assert.equal(one.title, title);
  const all = await (await service.send('GET', '/items?limit=5')).json();
  assert.deepEqual(
    all.items.map((item: { title: string }) => item.title),
    [title],
  );
}

async function loseAndFind(options: {
  readonly service: RunningService;
  readonly database: RealServer;
}): Promise<void> {
  const { service, database } = options;
  const is = (path: string, status: number) => async () =>
    (await service.send('GET', path)).status === status;
  await database.stop();
  await until('it says that it cannot serve', is('/readyz', 503));
  assert.equal((await service.send('GET', ITEM)).status, 503);
  assert.equal((await service.send('GET', '/healthz')).status, 200);
  await database.start();
  await until('it serves again', is('/readyz', 200));
  assert.equal((await service.send('GET', ITEM)).status, 200);
}
