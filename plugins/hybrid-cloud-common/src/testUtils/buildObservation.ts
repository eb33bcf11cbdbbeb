import { effectiveSplit } from '../decide/split/effectiveSplit';
import { toShares } from '../decide/split/shares';
import {
  Instant,
  Observation,
  Placement,
  PlacementNode,
  Reading,
  ReplicationState,
  SiteId,
  SiteObservation,
  TargetHealth,
  Weights,
  Witness,
  WitnessKind,
  WitnessVerdict,
  Workload,
} from '../model';
import { EXAMPLE_NOW, fresh } from './readings';

/** What is so on one site, in plain numbers; the builder makes readings of it. */
export interface SiteFacts {
  readonly ready: number;
  readonly desired: number;
  readonly pending: number;
  /** 0..1 of the site's schedulable nodes. */
  readonly cpu: number;
  readonly memory: number;
  readonly healthyTargets: number;
  readonly totalTargets: number;
  readonly probe: WitnessVerdict;
  readonly targetHealth: WitnessVerdict;
  readonly cluster: WitnessVerdict;
  readonly autoscaler?: Placement['autoscaler'];
  readonly nodes?: readonly PlacementNode[];
}

export interface ObservationFacts {
  readonly workload: Workload;
  readonly now?: Instant;
  /** Default: the base weights. */
  readonly weights?: Weights;
  readonly sites?: Readonly<Record<SiteId, Partial<SiteFacts>>>;
  readonly lagSeconds?: number;
  readonly replicationState?: ReplicationState;
  readonly waiting?: number;
  readonly requestsPerSecond?: number;
  readonly stickinessSeconds?: number;
}

export const HEALTHY_SITE: SiteFacts = {
  ready: 4,
  desired: 4,
  pending: 0,
  cpu: 0.5,
  memory: 0.4,
  healthyTargets: 4,
  totalTargets: 4,
  probe: 'serving',
  targetHealth: 'serving',
  cluster: 'serving',
};

/** What a site without power looks like to each witness; our view of its cluster is gone, which is not a witness. */
export const DARK_SITE: Partial<SiteFacts> = {
  healthyTargets: 0,
  probe: 'failing',
  targetHealth: 'failing',
  cluster: 'unknown',
};

export function exampleNode(
  name: string,
  overrides: Partial<PlacementNode> = {},
): PlacementNode {
  return {
    name,
    ready: true,
    schedulable: true,
    reserve: false,
    monitoring: false,
    pods: 2,
    readyPods: 2,
    allocatableCores: 4,
    allocatableBytes: 16 * 1024 ** 3,
    ...overrides,
  };
}

const DETAILS: Readonly<Record<WitnessKind, Record<WitnessVerdict, string>>> = {
  probe: {
    serving: 'HTTP 200 in 12 ms',
    failing: 'no connection',
    unknown: 'not asked',
  },
  'target-health': {
    serving: 'targets healthy',
    failing: '0 of 4 targets healthy (Target.Timeout)',
    unknown: 'throttled',
  },
  cluster: {
    serving: 'pods ready',
    failing: 'no node is ready',
    unknown: 'the API does not answer',
  },
};

function witness(
  kind: WitnessKind,
  site: SiteId,
  verdict: WitnessVerdict,
  now: Instant,
): Witness {
  const detail = DETAILS[kind][verdict];
  return {
    kind,
    site,
    verdict,
    detail,
    reading: fresh(detail, 'state', now, `example:${kind}`),
  };
}

function buildSite(
  site: SiteId,
  facts: SiteFacts,
  now: Instant,
): SiteObservation {
  const nodes = facts.nodes ?? [
    exampleNode(`${site}-1`),
    exampleNode(`${site}-2`),
  ];
  const { ready, desired, pending, autoscaler } = facts;
  return {
    site,
    placement: fresh(
      { ready, desired, pending, autoscaler, nodes },
      'state',
      now,
      `kubernetes:${site}/pods`,
    ),
    cpu: fresh(facts.cpu, 'ratio', now, `kubernetes:${site}/metrics`),
    memory: fresh(facts.memory, 'ratio', now, `kubernetes:${site}/metrics`),
    targets: fresh(
      { healthy: facts.healthyTargets, total: facts.totalTargets },
      'state',
      now,
      'elbv2:DescribeTargetHealth',
    ),
    witnesses: [
      witness('probe', site, facts.probe, now),
      witness('target-health', site, facts.targetHealth, now),
      witness('cluster', site, facts.cluster, now),
    ],
  };
}

/** An observation in which everything is fresh and well, except for what is said. For tests and the development app. */
export function buildObservation(facts: ObservationFacts): Observation {
  const { workload, now = EXAMPLE_NOW } = facts;
  const base = Object.fromEntries(
    workload.sites.map(s => [s.site, s.baseWeight]),
  );
  const weights = facts.weights ?? base;
  const sites = Object.fromEntries(
    workload.sites.map(({ site }) => [
      site,
      buildSite(site, { ...HEALTHY_SITE, ...facts.sites?.[site] }, now),
    ]),
  );
  const configured: Reading<Weights> = fresh(
    weights,
    'weights',
    now,
    'elbv2:DescribeRules',
  );
  const targets: Readonly<Record<SiteId, Reading<TargetHealth>>> =
    Object.fromEntries(
      Object.values(sites).map(({ site, targets: t }) => [site, t]),
    );
  const { replication } = workload.data ?? {};
  return {
    workloadRef: workload.ref,
    at: now,
    sites,
    split: {
      configured,
      observed: fresh(
        toShares(weights),
        'ratio',
        now - 60_000,
        'cloudwatch:RequestCountPerTarget',
      ),
      effective: effectiveSplit({ configured, targets }),
    },
    switch: { version: '1', stickinessSeconds: facts.stickinessSeconds },
    requestsPerSecond: fresh(
      facts.requestsPerSecond ?? 240,
      'requests-per-second',
      now - 60_000,
      'cloudwatch:RequestCount',
    ),
    replication: replication && {
      from: replication.from,
      to: replication.to,
      state: fresh(facts.replicationState ?? 'running', 'state', now, 'dms'),
      lag: fresh(
        facts.lagSeconds ?? 4,
        'seconds',
        now - 60_000,
        'cloudwatch:CDCLatencyTarget',
      ),
    },
    queue: workload.queue && {
      depth: fresh(facts.waiting ?? 0, 'count', now, 'redis:ZCARD'),
    },
  };
}
