import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Clock } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { Knex } from 'knex';
import { PlanExecutor, PlanRunner } from './act';
import { HybridCloudAdapters } from './adapters';
import { HybridCloudConfig } from './config';
import { SignalDesk } from './ingest';
import {
  FleetInputs,
  LookReport,
  LookScope,
  ObservationSource,
  PlanKeeper,
  Prompter,
  Ticker,
  WorkloadLoop,
  WorkloadMemory,
} from './loop';
import { FleetCollector } from './observe';
import { PlanDesk } from './plans';
import { ConfiguredEstate } from './present/ConfiguredEstate';
import { DefaultHybridCloudService } from './present/DefaultHybridCloudService';
import { HybridCloudService } from './present/HybridCloudService';
import { DefaultReleaseService, ReleaseService } from './present/releases';
import { Announcer } from './record/announce';
import { TrackedWorkload } from './record/store';
import { CatalogWorkloads } from './workloads';

const CATALOG_TICK = 5_000;

export interface CreateHybridCloudOptions {
  readonly config: HybridCloudConfig;
  readonly database: Knex;
  readonly clock: Clock;
  readonly logger: LoggerService;
  readonly auth: AuthService;
  readonly catalog: CatalogService;
  readonly adapters: HybridCloudAdapters;
  readonly createAnnouncer: (
    ownerOf: (workloadRef: string) => string | undefined,
  ) => Announcer;
  /** Stands in for the collector over the adapters. */
  readonly observations?: ObservationSource;
}

/** Everything that lives as long as the plugin. */
export interface HybridCloud {
  readonly service: HybridCloudService;
  readonly releases: ReleaseService;
  /** Where signals that are pushed in arrive. */
  readonly signals: SignalDesk;
  readonly workloads: {
    list(): readonly TrackedWorkload[];
    refresh(): Promise<void>;
  };
  /** One pass now, whatever the tickers do. */
  look(scope: LookScope): Promise<LookReport>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Puts the parts together in the order of the flow: observe, decide, act, record, present. */
export async function createHybridCloud(
  options: CreateHybridCloudOptions,
): Promise<HybridCloud> {
  const { config, database, clock, logger, adapters } = options;
  const observations =
    options.observations ??
    FleetCollector.create({ ports: adapters, ages: config.ages });
  const workloads = await CatalogWorkloads.create({
    ...options,
    onChange: all => adapters.track(all),
  });
  const announcer = options.createAnnouncer(
    ref => workloads.list().find(each => each.ref === ref)?.owner,
  );
  const memory = new WorkloadMemory({ database });
  const inputs = new FleetInputs({
    database,
    memory,
    ports: adapters,
    settings: {
      automationEnabled: config.automation.enabled,
      ceilings: config.ceilings,
      maxAgeSeconds: config.ages,
    },
  });
  const shared = { database, clock, logger, observations, inputs, announcer };
  const executor = PlanExecutor.create({ ...shared, ports: adapters });
  const runner = new PlanRunner({ executor, logger });
  const plans = new PlanKeeper({ ...shared, memory, runner });
  const loop = new WorkloadLoop({ ...shared, workloads, memory, plans });
  const prompter = new Prompter({ loop, logger });
  const desk = new PlanDesk({ ...shared, wake: id => runner.wake(id) });
  const estate = new ConfiguredEstate({
    config,
    blindSpots: () => adapters.blindSpots(),
    lastTickAt: () => loop.lastTickAt,
  });
  const tickers = createTickers({ config, logger, loop, workloads });
  return {
    service: new DefaultHybridCloudService({ database, clock, estate, desk }),
    releases: new DefaultReleaseService({
      ...shared,
      maxAgeSeconds: config.ages,
    }),
    signals: new SignalDesk({
      ...shared,
      workloads,
      prompt: refs => prompter.prompt(refs),
    }),
    workloads,
    look: scope => loop.look(scope),
    start: async () => {
      await adapters.start();
      tickers.forEach(ticker => ticker.start());
    },
    stop: async () => {
      await Promise.all(tickers.map(ticker => ticker.stop()));
      await prompter.stop();
      await runner.stop();
      await adapters.stop();
    },
  };
}

function createTickers(options: {
  readonly config: HybridCloudConfig;
  readonly logger: LoggerService;
  readonly loop: WorkloadLoop;
  readonly workloads: CatalogWorkloads;
}): readonly Ticker[] {
  const { config, logger, loop, workloads } = options;
  const { seconds, suspectSeconds } = config.tick;
  return [
    new Ticker({
      name: 'Reading the catalogue',
      milliseconds: CATALOG_TICK,
      work: () => workloads.tick(),
      logger,
    }),
    new Ticker({
      name: 'The look at all workloads',
      milliseconds: seconds * 1000,
      work: () => loop.look('all'),
      logger,
    }),
    new Ticker({
      name: 'The look at suspects',
      milliseconds: suspectSeconds * 1000,
      work: () => loop.look('suspects'),
      logger,
    }),
  ];
}
