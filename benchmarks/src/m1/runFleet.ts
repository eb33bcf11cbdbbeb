import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { SystemClock } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import knex, { Knex } from 'knex';
import { AwsCalls } from './AwsCalls';
import { FleetCloud } from './FleetCloud';
import {
  createAdapters,
  createHybridCloud,
  readHybridCloudConfig,
  silentAnnouncer,
} from './product';
import { say } from './say';

const TICK_SECONDS = 5;
/** The first looks fill caches, compile code and read what was never read. */
const WARM_UP_TICKS = 4;

/** One tick: how long it took, and what this process computed meanwhile. */
export interface TickCost {
  readonly wallMs: number;
  readonly cpuMs: number;
}

export interface FleetRun {
  readonly ticks: readonly TickCost[];
  readonly seconds: number;
  readonly calls: { readonly answered: number; readonly refused: number };
  /** Highest seen, bytes. */
  readonly rss: number;
  readonly listMs: number;
  readonly listBytes: number;
  readonly databaseBytes: number;
  readonly rowsPerTick: number;
  /** Shares of workloads whose reading was fresh in the last look. */
  readonly freshSplit: number;
  readonly freshProbe: number;
  /** Age of what is known of target health, seconds, one for each group that was read. */
  readonly targetAges: readonly number[];
}

const quiet: LoggerService = {
  error: message => say(`error: ${message}`),
  warn: message => say(`warning: ${message}`),
  info: () => {},
  debug: () => {},
  child: () => quiet,
};

/** The backend's own loop over its own adapters and database: observe, decide, record, every five seconds. */
export async function runFleet(options: {
  readonly cloud: FleetCloud;
  readonly ticks: number;
}): Promise<FleetRun> {
  const { cloud, ticks } = options;
  const folder = mkdtempSync(join(tmpdir(), 'm1-db-'));
  const database = await openDatabase(join(folder, 'hybrid-cloud.sqlite'));
  const clock = new SystemClock();
  const config = readHybridCloudConfig(new ConfigReader({ ...cloud.config }));
  const adapters = createAdapters({ config, logger: quiet, clock });
  const hybridCloud = await createHybridCloud({
    config,
    database,
    clock,
    logger: quiet,
    adapters,
    auth: mockServices.auth(),
    catalog: catalogServiceMock({ entities: [...cloud.entities] }),
    createAnnouncer: () => silentAnnouncer,
  });
  const calls = new AwsCalls(cloud.endpoint);
  try {
    await hybridCloud.workloads.refresh();
    await adapters.start();
    const tick = () => measure(() => hybridCloud.look('all'));
    await everyTick(WARM_UP_TICKS, tick);
    calls.take();
    const started = performance.now();
    const rowsBefore = await countRows(database);
    let rss = 0;
    const costs = await everyTick(ticks, async () => {
      const cost = await tick();
      rss = Math.max(rss, process.memoryUsage.rss());
      return cost;
    });
    const seconds = (performance.now() - started) / 1000;
    const counted = calls.take();
    const rowsAfter = await countRows(database);
    const listed = performance.now();
    const list = await hybridCloud.service.listWorkloads({
      credentials: await mockServices.auth().getOwnServiceCredentials(),
    });
    const text = JSON.stringify(list);
    const listMs = performance.now() - listed;
    return {
      ticks: costs,
      seconds,
      calls: counted,
      rss,
      listMs,
      listBytes: text.length,
      databaseBytes: statSync(join(folder, 'hybrid-cloud.sqlite')).size,
      rowsPerTick: (rowsAfter - rowsBefore) / ticks,
      ...freshness(list),
    };
  } finally {
    calls.stop();
    await hybridCloud.stop();
    await adapters.stop();
    await database.destroy();
    rmSync(folder, { recursive: true });
  }
}

async function openDatabase(filename: string): Promise<Knex> {
  const database = knex({
    client: 'better-sqlite3',
    connection: { filename },
    useNullAsDefault: true,
  });
  await database.migrate.latest({
    directory: resolve('plugins/hybrid-cloud-backend/migrations'),
  });
  return database;
}

async function countRows(database: Knex): Promise<number> {
  const tables = ['observation_tick', 'reading_history', 'decision_entry'];
  const counts = await Promise.all(
    tables.map(table => database(table).count({ rows: '*' }).first()),
  );
  return counts.reduce((sum, count) => sum + Number(count?.rows ?? 0), 0);
}

/** One after the other, begun every five seconds, as the portal does. */
async function everyTick<T>(
  count: number,
  work: () => Promise<T>,
): Promise<readonly T[]> {
  const results: T[] = [];
  for (let i = 0; i < count; i++) {
    const started = performance.now();
    results.push(await work());
    const rest = TICK_SECONDS * 1000 - (performance.now() - started);
    await sleep(Math.max(0, rest));
  }
  return results;
}

export async function measure(work: () => Promise<unknown>): Promise<TickCost> {
  const cpu = process.cpuUsage();
  const started = performance.now();
  await work();
  const wallMs = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs, cpuMs: (user + system) / 1000 };
}

type List = Awaited<
  ReturnType<
    Awaited<ReturnType<typeof createHybridCloud>>['service']['listWorkloads']
  >
>;

function freshness({ items, at }: List) {
  const seen = items.flatMap(({ observation }) => observation ?? []);
  const share = (good: (each: (typeof seen)[number]) => boolean) =>
    seen.filter(good).length / items.length;
  const sites = seen.flatMap(each => Object.values(each.sites));
  return {
    freshSplit: share(({ split }) => split.configured.state === 'fresh'),
    freshProbe: share(each =>
      Object.values(each.sites).every(({ witnesses }) =>
        witnesses.some(w => w.kind === 'probe' && w.verdict === 'serving'),
      ),
    ),
    targetAges: sites.flatMap(({ targets }) =>
      targets.state === 'fresh' || targets.state === 'stale'
        ? [(at - targets.observedAt) / 1000]
        : [],
    ),
  };
}
