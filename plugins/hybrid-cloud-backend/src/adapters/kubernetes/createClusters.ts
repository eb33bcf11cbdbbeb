import { LoggerService } from '@backstage/backend-plugin-api';
import { SiteId } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  Clock,
  ClusterWorkloads,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { HybridCloudConfig, SiteConfig } from '../../config';
import { createKubeConfig } from './createKubeConfig';
import { KubeClient } from './KubeClient';
import { KubernetesCluster } from './KubernetesCluster';

/** One adapter for each site that has a cluster. A kubeconfig that cannot be read is logged and leaves its site without one. */
export function createClusters(options: {
  readonly config: HybridCloudConfig;
  readonly clock: Clock;
  readonly logger: LoggerService;
}): ReadonlyMap<SiteId, ClusterWorkloads> {
  const { config, clock, logger } = options;
  const clusters = new Map<SiteId, ClusterWorkloads>();
  for (const site of config.sites) {
    if (!site.connection) continue;
    try {
      clusters.set(site.id, createCluster(site, clock));
    } catch (error) {
      logger.error(
        `hybridCloud.sites: the cluster of ${site.id} cannot be used: ${error}`,
      );
    }
  }
  return clusters;
}

function createCluster(site: SiteConfig, clock: Clock): KubernetesCluster {
  const { connection, actToken, observeOnly } = site;
  if (!connection) throw new Error(`${site.id} has no cluster`);
  const client = (token?: string) =>
    new KubeClient({
      kubeConfig: createKubeConfig({ connection, token, clock }),
    });
  const { id, title, provider, cluster } = site;
  return new KubernetesCluster({
    site: { id, title, provider, cluster },
    client: client(),
    actClient: observeOnly ? undefined : client(actToken),
    roles: { reserve: site.reserveNodes, monitoring: site.monitoringNodes },
    clock,
  });
}
