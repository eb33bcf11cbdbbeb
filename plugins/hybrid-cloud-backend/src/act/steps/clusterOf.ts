import { SiteId } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  ClusterWorkloads,
  PortError,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { CallContext } from '../StepAction';

/** The site's cluster. Throws PortError when there is none that may be changed. */
export function clusterOf(
  context: CallContext,
  site: SiteId,
): ClusterWorkloads {
  const cluster = context.ports.clusters.get(site);
  if (!cluster || !cluster.canAct()) {
    throw new PortError({
      kind: 'forbidden',
      message: `no acting credentials for the cluster of ${site}`,
    });
  }
  return cluster;
}
