import { LocalWorld, LocalWorkload } from '../api';

const AWS_APIS = [
  'elasticloadbalancing',
  'elasticloadbalancing:ModifyRule',
  'monitoring',
  'dms',
  'rds',
  'sts',
];

/** What a fault can be done to in this world; the endpoint checks it again. */
export function choicesOf(
  fault: string,
  name: 'site' | 'workload' | 'api',
  world: LocalWorld,
): readonly string[] {
  switch (name) {
    case 'site':
      return fault === 'link'
        ? [...new Set(world.links.flatMap(link => link.between))]
        : world.sites.map(site => site.id);
    case 'workload':
      return world.workloads.filter(fits(fault)).map(each => each.name);
    case 'api':
      return apisOf(fault, world);
    default:
      return neverName(name);
  }
}

/** A cluster's API can be refused to everybody; AWS's answers are never about credentials here. */
function apisOf(fault: string, world: LocalWorld): readonly string[] {
  const clusters = world.sites.map(site => `kubernetes:${site.cluster}`);
  return fault === 'deny' ? clusters : [...AWS_APIS, ...clusters];
}

function fits(fault: string): (workload: LocalWorkload) => boolean {
  switch (fault) {
    case 'replication-stop':
    case 'replication-delay':
      return workload => workload.replication !== undefined;
    case 'queue-abandon':
      return workload => workload.queue !== undefined;
    case 'drift':
      return workload => workload.switch === 'alb-rule';
    default:
      return () => true;
  }
}

function neverName(name: never): never {
  throw new Error(`Unknown parameter: ${name}`);
}
