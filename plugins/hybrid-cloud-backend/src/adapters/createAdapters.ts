import { LoggerService } from '@backstage/backend-plugin-api';
import {
  SiteId,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  Clock,
  ClusterWorkloads,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { findSite, HybridCloudConfig } from '../config';
import { AdapterAdditions } from './AdapterAdditions';
import { AlbRuleSwitch } from './aws/AlbRuleSwitch';
import { AwsClients } from './aws/AwsClients';
import { CloudWatchRequestMetrics } from './aws/CloudWatchRequestMetrics';
import { DmsReplicationMonitor } from './aws/DmsReplicationMonitor';
import { MetricReader } from './aws/MetricReader';
import { RdsReplicaMonitor } from './aws/RdsReplicaMonitor';
import { ReadBudgets } from './aws/ReadBudgets';
import { HttpSiteProbe } from './http/HttpSiteProbe';
import { HybridCloudAdapters } from './HybridCloudAdapters';
import { createClusters } from './kubernetes/createClusters';
import { RedisQueueMonitor } from './redis/RedisQueueMonitor';

export interface CreateAdaptersOptions {
  readonly config: HybridCloudConfig;
  readonly logger: LoggerService;
  readonly clock: Clock;
  /** What other modules added; an added kind takes the place of the built-in one. */
  readonly additions?: AdapterAdditions;
}

/** Builds every adapter from configuration. Opens no connection before `start` or the first look. */
export function createAdapters(
  options: CreateAdaptersOptions,
): HybridCloudAdapters {
  const { config, logger, clock, additions = new AdapterAdditions() } = options;
  const clients = AwsClients.create({ accounts: config.aws.accounts });
  const aws = createAwsAdapters({ config, clients, clock });
  const redis = new RedisQueueMonitor({ queues: config.queues, clock });
  const clusters = createClusters({ config, clock, logger });
  const trafficSwitches = byKind([aws.albRule], additions.trafficSwitches);
  const each = (act: (cluster: ClusterWorkloads) => Promise<void>) =>
    Promise.all([...clusters.values()].map(act));
  return {
    trafficSwitches,
    requestMetrics: byKind([aws.requests], additions.requestMetrics),
    replicationMonitors: byKind(
      [aws.dms, aws.rdsReplica],
      additions.replicationMonitors,
    ),
    queueMonitors: byKind([redis], additions.queueMonitors),
    clusters,
    probe: createProbe(config, clock),
    start: async () => {
      await each(cluster => cluster.start());
    },
    stop: async () => {
      await each(cluster => cluster.stop());
      redis.stop();
      clients.destroy();
    },
    track: workloads => {
      for (const cluster of clusters.values()) cluster.track(workloads);
    },
    canAct: (workload: Workload) =>
      workload.traffic !== undefined &&
      trafficSwitches.get(workload.traffic.kind)?.canAct(workload) === true,
    blindSpots: () =>
      [...clusters].map(([site, cluster]) => ({
        site,
        blindSpots: cluster.blindSpots(),
      })),
  };
}

function createAwsAdapters(options: {
  readonly config: HybridCloudConfig;
  readonly clients: AwsClients;
  readonly clock: Clock;
}) {
  const { config, clients, clock } = options;
  const budgets = new ReadBudgets({ clock });
  const metrics = new MetricReader({ clients, budgets, clock });
  const shared = { clients, budgets, metrics, clock };
  return {
    albRule: new AlbRuleSwitch(shared),
    requests: new CloudWatchRequestMetrics(shared),
    dms: new DmsReplicationMonitor(shared),
    rdsReplica: new RdsReplicaMonitor({
      ...shared,
      scopeOfSite: site => awsScopeOf(config, site),
    }),
  };
}

function awsScopeOf(config: HybridCloudConfig, site: SiteId) {
  const found = findSite(config, site);
  const account = config.aws.accounts.find(
    a =>
      a.accountId === found?.account &&
      (found.region === undefined || a.region === found.region),
  );
  return account && { accountId: account.accountId, region: account.region };
}

function createProbe(config: HybridCloudConfig, clock: Clock): HttpSiteProbe {
  return new HttpSiteProbe({
    clock,
    timeoutMilliseconds: Object.fromEntries(
      config.sites.map(site => [site.id, site.probe.timeoutMilliseconds]),
    ),
  });
}

function byKind<T extends { readonly kind: string }>(
  builtIn: readonly T[],
  added: ReadonlyMap<T['kind'], T>,
): ReadonlyMap<T['kind'], T> {
  return new Map([
    ...builtIn.map(item => [item.kind, item] as const),
    ...added,
  ]);
}
