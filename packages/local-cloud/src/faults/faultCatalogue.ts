import { FaultKind } from './FaultRequest';

export interface FaultDescription {
  readonly fault: FaultKind;
  readonly title: string;
  /** What it does to the world, and what can be seen of it. */
  readonly effect: string;
  readonly parameters: readonly {
    readonly name: 'site' | 'workload' | 'api' | 'factor' | 'seconds';
    readonly required: boolean;
    readonly expected: string;
  }[];
}

const SECONDS = {
  name: 'seconds',
  required: false,
  expected: 'ends by itself after so many seconds, up to 86400',
} as const;

const APIS =
  'elasticloadbalancing, monitoring, dms, rds or sts, one action (elasticloadbalancing:ModifyRule), or a cluster (kubernetes:onprem)';

const needs = (name: 'site' | 'workload' | 'api', expected: string) =>
  ({ name, required: true, expected } as const);
const factor = (expected: string) =>
  ({ name: 'factor', required: false, expected } as const);

/** GET /_local/faults. Every fault there is; the compiler sees to it that none is missing. */
const DESCRIPTIONS: Readonly<
  Record<FaultKind, Omit<FaultDescription, 'fault'>>
> = {
  power: {
    title: 'Cut the power of a site',
    effect:
      'Nodes, pods, ingress and cluster API of the site are gone; connections are refused. On its return machines restart.',
    parameters: [needs('site', 'id of a site'), SECONDS],
  },
  link: {
    title: 'Cut the links of a site',
    effect:
      'The site runs on, but nothing passes between it and the others: health checks and requests from the load balancers time out.',
    parameters: [needs('site', 'id of a site that has a link'), SECONDS],
  },
  surge: {
    title: 'Multiply the load of a workload',
    effect: 'Requests per second are multiplied by the factor.',
    parameters: [
      needs('workload', 'name of a workload'),
      factor('0 to 100, default 4'),
      SECONDS,
    ],
  },
  'replication-stop': {
    title: 'Stop the replication of a workload',
    effect: 'Its task stops, its lag grows, and its latency metrics end.',
    parameters: [
      needs('workload', 'name of a workload with replication'),
      SECONDS,
    ],
  },
  'replication-delay': {
    title: 'Slow the replication of a workload down',
    effect:
      'Changes are applied slower by the factor: lag grows by 1 - 1/factor seconds each second.',
    parameters: [
      needs('workload', 'name of a workload with replication'),
      factor('1 to 1000, default 4'),
      SECONDS,
    ],
  },
  'queue-abandon': {
    title: 'Let people leave the waiting room',
    effect: 'Each second the factor, a share, of those waiting gives up.',
    parameters: [
      needs('workload', 'name of a workload with a waiting room'),
      factor('0 to 1, default 0.05'),
      SECONDS,
    ],
  },
  throttle: {
    title: 'Throttle an API',
    effect: 'Every call is answered as one call too many is.',
    parameters: [needs('api', APIS), SECONDS],
  },
  break: {
    title: 'Break an API',
    effect: 'Every call is answered with an internal error.',
    parameters: [needs('api', APIS), SECONDS],
  },
  deny: {
    title: "Refuse everybody's credentials at a cluster",
    effect: "The cluster's API answers 401. The cluster itself runs on.",
    parameters: [
      needs('api', 'kubernetes:onprem, or another cluster'),
      SECONDS,
    ],
  },
  'metrics-delay': {
    title: 'Delay the metrics',
    effect:
      'A minute of CloudWatch metrics can be read only the factor, in seconds, after it ended.',
    parameters: [factor('0 to 3600 seconds, default 300'), SECONDS],
  },
  drift: {
    title: "Change a rule's weights behind the portal's back",
    effect:
      'A console user gives the home site the factor, a share, of the weight and the rest to the other. Ending it writes the former weights back.',
    parameters: [
      needs('workload', 'name of a workload behind an ALB rule'),
      factor('0 to 1, default 0.5'),
      SECONDS,
    ],
  },
};

export const faultCatalogue: readonly FaultDescription[] = (
  Object.keys(DESCRIPTIONS) as FaultKind[]
) // keys of a Record<FaultKind, ...> are FaultKinds
  .map(fault => ({ fault, ...DESCRIPTIONS[fault] }));
