import { AwsEstate } from './AwsEstate';
import { Estate } from './Estate';
import { fleetAws } from './fleet/fleetAws';
import { fleetClusters } from './fleet/fleetClusters';
import { FLEET_CLOUD, FLEET_HOME, fleetMembers } from './fleet/fleetShape';
import { fleetWorkloads } from './fleet/fleetWorkloads';

export const LARGEST_FLEET = 5000;

/**
 * N generated workloads on two sites of their own, over as many load balancers and accounts as AWS's limits ask for.
 * @throws RangeError unless 1 <= count <= 5000
 */
export function fleetEstate(options: {
  readonly count: number;
  readonly seed: number;
}): Estate {
  const { count } = options;
  if (!Number.isInteger(count) || count < 1 || count > LARGEST_FLEET) {
    throw new RangeError(
      `a fleet has 1 to ${LARGEST_FLEET} workloads, not ${count}`,
    );
  }
  const members = fleetMembers(options);
  return {
    sites: [
      {
        id: FLEET_HOME,
        title: 'Fleet machine room',
        provider: 'onprem',
        cluster: FLEET_HOME,
      },
      {
        id: FLEET_CLOUD,
        title: 'Fleet cloud',
        provider: 'aws',
        cluster: FLEET_CLOUD,
      },
    ],
    links: [
      {
        id: `${FLEET_HOME}-aws`,
        between: [FLEET_HOME, 'aws'],
        kind: 'vpn',
        latencySeconds: 0.01,
      },
    ],
    aws: fleetAws(members),
    clusters: fleetClusters(members),
    workloads: fleetWorkloads(members),
  };
}

/** Both estates as one world. */
export function joinEstates(a: Estate, b: Estate): Estate {
  return {
    sites: [...a.sites, ...b.sites],
    links: [...a.links, ...b.links],
    aws: joinAws(a.aws, b.aws),
    sharedListeners: [
      ...(a.sharedListeners ?? []),
      ...(b.sharedListeners ?? []),
    ],
    clusters: [...a.clusters, ...b.clusters],
    workloads: [...a.workloads, ...b.workloads],
  };
}

function joinAws(a: AwsEstate, b: AwsEstate): AwsEstate {
  return {
    accounts: [...a.accounts, ...b.accounts],
    vpcs: [...(a.vpcs ?? []), ...(b.vpcs ?? [])],
    loadBalancers: [...a.loadBalancers, ...b.loadBalancers],
    listeners: [...a.listeners, ...b.listeners],
    rules: [...a.rules, ...b.rules],
    targetGroups: [...a.targetGroups, ...b.targetGroups],
    dmsInstances: [...a.dmsInstances, ...b.dmsInstances],
    dmsEndpoints: [...a.dmsEndpoints, ...b.dmsEndpoints],
    dmsTasks: [...a.dmsTasks, ...b.dmsTasks],
    rdsInstances: [...a.rdsInstances, ...b.rdsInstances],
    rdsParameterGroups: [...a.rdsParameterGroups, ...b.rdsParameterGroups],
    alarms: [...a.alarms, ...b.alarms],
  };
}
