import { Estate } from './world/Estate';

/** Where each part listens, always on 127.0.0.1. 0 is a free port of the system's choice. */
export interface Ports {
  /** All AWS services, and `/_local`. */
  readonly aws: number;
  readonly queue: number;
  /** Kubernetes API, by cluster. */
  readonly clusters: Readonly<Record<string, number>>;
  /** Load balancer, by workload or by the name of a listener that services share. */
  readonly balancers: Readonly<Record<string, number>>;
  /** The way users take to a site, by site. */
  readonly ingresses: Readonly<Record<string, number>>;
}

/** Documented ports. The catalogue's probe addresses name the ingresses. */
export const DEFAULT_PORTS: Ports = {
  aws: 4566,
  queue: 4579,
  clusters: {
    onprem: 4571,
    aws: 4572,
    nhn: 4573,
    'fleet-home': 4574,
    'fleet-cloud': 4575,
  },
  balancers: {
    'course-registration': 4581,
    'campus-portal': 4582,
    ticketing: 4583,
    'task-board': 4584,
    platform: 4585,
  },
  ingresses: {
    onprem: 4591,
    aws: 4592,
    nhn: 4593,
    'fleet-home': 4594,
    'fleet-cloud': 4595,
  },
};

/** A free port for everything in an estate. */
export function freePorts(estate: Estate): Ports {
  const zeros = (names: readonly string[]) =>
    Object.fromEntries(names.map(name => [name, 0]));
  return {
    aws: 0,
    queue: 0,
    clusters: zeros(estate.clusters.map(each => each.name)),
    balancers: zeros([
      ...estate.workloads.filter(each => each.dataplane).map(each => each.name),
      ...(estate.sharedListeners ?? []).map(each => each.name),
    ]),
    ingresses: zeros(estate.sites.map(each => each.id)),
  };
}

/**
 * Ports with some of them changed: `aws=5566,clusters.onprem=5571`.
 * @throws RangeError that names the part and what was expected
 */
export function changePorts(ports: Ports, changes: string): Ports {
  const changed: Ports = structuredClone(ports);
  for (const change of changes.split(',').filter(Boolean)) {
    const [name, value] = change.split('=');
    const port = Number(value);
    if (!value || !Number.isInteger(port) || port < 0 || port > 65_535) {
      throw new RangeError(
        `port '${change}': expected NAME=NUMBER with a number from 0 to 65535, for example aws=5566`,
      );
    }
    const [group, part] = name.trim().split('.');
    const where: object =
      part === undefined ? changed : Reflect.get(changed, group) ?? {};
    if (typeof Reflect.get(where, part ?? group) !== 'number') {
      throw new RangeError(
        `port '${change}': there is no '${name}'. There are ${portNames(
          ports,
        ).join(', ')}.`,
      );
    }
    Reflect.set(where, part ?? group, port);
  }
  return changed;
}

function portNames({ clusters, balancers, ingresses }: Ports): string[] {
  return [
    'aws',
    'queue',
    ...Object.keys(clusters).map(each => `clusters.${each}`),
    ...Object.keys(balancers).map(each => `balancers.${each}`),
    ...Object.keys(ingresses).map(each => `ingresses.${each}`),
  ];
}
