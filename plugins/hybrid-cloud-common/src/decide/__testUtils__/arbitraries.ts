import fc from 'fast-check';
import {
  History,
  Instant,
  Observation,
  PastAction,
  PastObservation,
  Reading,
  SiteObservation,
  WitnessVerdict,
  Workload,
} from '../../model';
import {
  buildContext,
  buildObservation,
  EXAMPLE_NOW,
  exampleNode,
  examplePolicy,
  exampleWorkload,
  SiteFacts,
} from '../../testUtils';
import { DecideInput } from '../DecideInput';

const NOW = EXAMPLE_NOW;

const verdict = (): fc.Arbitrary<WitnessVerdict> =>
  fc.constantFrom('serving', 'serving', 'failing', 'unknown');

/** Worlds that are well, worlds that are dark, and everything between. */
const siteFacts = (): fc.Arbitrary<Partial<SiteFacts>> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant({}) },
    {
      weight: 4,
      arbitrary: fc.constantFrom<Partial<SiteFacts>>(
        { cpu: 0.87 },
        { cpu: 0.3 },
      ),
    },
    {
      weight: 2,
      arbitrary: fc.constant<Partial<SiteFacts>>({
        healthyTargets: 0,
        probe: 'failing',
        targetHealth: 'failing',
        cluster: 'unknown',
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        ready: fc.nat(6),
        desired: fc.nat(6),
        pending: fc.nat(3),
        cpu: fc.double({ min: 0, max: 1.3, noNaN: true }),
        memory: fc.double({ min: 0, max: 1, noNaN: true }),
        healthyTargets: fc.nat(4),
        totalTargets: fc.integer({ min: 4, max: 6 }),
        probe: verdict(),
        targetHealth: verdict(),
        cluster: verdict(),
        nodes: fc.constant([
          exampleNode('node-1'),
          exampleNode('node-2'),
          exampleNode('node-3', { schedulable: false, reserve: true }),
        ]),
      }),
    },
  );

const mode = () => fc.constantFrom('observe', 'advise', 'approve', 'auto');

export const arbitraryWorkload = (): fc.Arbitrary<Workload> =>
  fc
    .record({
      name: fc.constantFrom('course-registration', 'campus-portal'),
      third: fc.boolean(),
      burst: mode(),
      failover: mode(),
      failback: mode(),
      holdTicks: fc.integer({ min: 1, max: 4 }),
      m: fc.integer({ min: 2, max: 3 }),
      n: fc.integer({ min: 3, max: 5 }),
      minCapacityRatio: fc.constantFrom(0, 0.5, 0.8),
      maxStep: fc.constantFrom(0.1, 0.3, 0.5, 1),
      writer: fc.constantFrom('aws', 'onprem', undefined),
    } as const)
    .map(o => {
      const base = exampleWorkload(o.name as 'campus-portal');
      const standby = {
        ...base.sites[1],
        site: 'nhn',
        role: 'standby' as const,
      };
      const policy = examplePolicy();
      return {
        ...base,
        sites: o.third
          ? [...base.sites, { ...standby, baseWeight: 0 }]
          : base.sites,
        traffic:
          base.traffic?.kind === 'alb-rule' && o.third
            ? {
                ...base.traffic,
                targetGroups: { ...base.traffic.targetGroups, nhn: 'arn:nhn' },
              }
            : base.traffic,
        data:
          base.data && o.writer
            ? { ...base.data, writer: o.writer }
            : undefined,
        policy: {
          ...policy,
          burst: { ...policy.burst, mode: o.burst, holdTicks: o.holdTicks },
          failover: { ...policy.failover, mode: o.failover, badOf: [o.m, o.n] },
          failback: { ...policy.failback, mode: o.failback },
          limits: {
            ...policy.limits,
            minCapacityRatio: o.minCapacityRatio,
            maxStep: o.maxStep,
          },
        } as Workload['policy'],
      };
    });

const PASTS = {
  hot: { health: 'up', failing: [], utilisation: 0.88, readyPods: 4 },
  cool: { health: 'up', failing: [], utilisation: 0.3, readyPods: 4 },
  lost: {
    health: 'down',
    failing: ['probe', 'target-health'],
    utilisation: null,
    readyPods: null,
  },
  doubted: {
    health: 'suspect',
    failing: ['target-health'],
    utilisation: null,
    readyPods: null,
  },
  unseen: { health: 'blind', failing: [], utilisation: null, readyPods: null },
} as const;

/** Either all looks alike, so that holds and m of n come about, or each as it falls. */
const past = (workload: Workload): fc.Arbitrary<readonly PastObservation[]> => {
  const kind = fc.constantFrom(
    ...(Object.keys(PASTS) as (keyof typeof PASTS)[]),
    'hot',
  );
  const look = fc.tuple(...workload.sites.map(() => kind));
  const looks = fc.oneof(
    fc
      .tuple(look, fc.integer({ min: 0, max: 6 }))
      .map(([all, count]) => Array.from({ length: count }, () => all)),
    fc.array(look, { maxLength: 6 }),
  );
  return looks.map(list =>
    list.map((kinds, i) => ({
      at: NOW - (list.length - i) * 5000,
      sites: workload.sites.map(({ site }, k) => ({
        site,
        ...PASTS[kinds[k]],
      })),
    })),
  );
};

const actions = (
  workload: Workload,
  weights: PastAction['after'],
): fc.Arbitrary<readonly PastAction[]> =>
  fc.array(
    fc.record({
      planId: fc.constant('p'),
      action: fc.constantFrom(
        'failover',
        'failback',
        'burst',
        'release',
        'rebalance',
      ),
      automatic: fc.boolean(),
      before: fc.constant(
        Object.fromEntries(workload.sites.map(s => [s.site, s.baseWeight])),
      ),
      after: fc.constant(weights),
      finishedAt: fc.integer({ min: NOW - 7_200_000, max: NOW }),
      outcome: fc.constantFrom('succeeded', 'failed', 'rolled-back'),
      uncordoned: fc.constant([{ site: 'onprem', node: 'node-3' }]),
      scaled: fc.constant([{ site: 'aws', before: 1, after: 4 }]),
    }) as fc.Arbitrary<PastAction>,
    { maxLength: 2 },
  );

/** Any input at all: sick and well worlds, any weights, any policy, any past. */
export const arbitraryInput = (): fc.Arbitrary<DecideInput> =>
  arbitraryWorkload().chain(workload =>
    fc
      .record({
        weights: fc.tuple(
          ...workload.sites.map(() => fc.constantFrom(0, 1, 40, 60, 100, 999)),
        ),
        facts: fc.tuple(...workload.sites.map(() => siteFacts())),
        lag: fc.nat(100),
        state: fc.constantFrom('running', 'running', 'stopped', 'unknown'),
        stickiness: fc.option(fc.integer({ min: 1, max: 600 })),
        observations: past(workload),
        openPlan: fc.option(
          fc.record({
            id: fc.constant('p9'),
            action: fc.constantFrom('burst', 'failover'),
            state: fc.constantFrom('awaiting-approval', 'executing'),
          } as const),
        ),
        automation: fc.constantFrom(true, true, false),
        switchActable: fc.boolean(),
        aws: fc.boolean(),
        upMinutes: fc.nat(60),
      } as const)
      .chain(o => {
        const weights = Object.fromEntries(
          workload.sites.map((s, i) => [s.site, o.weights[i]]),
        );
        return actions(workload, weights).map((past_): DecideInput => {
          const observation = buildObservation({
            workload,
            weights,
            sites: Object.fromEntries(
              workload.sites.map((s, i) => [s.site, o.facts[i]]),
            ),
            lagSeconds: o.lag,
            replicationState: o.state as 'running',
            stickinessSeconds: o.stickiness ?? undefined,
          });
          const history: History = {
            observations: o.observations,
            upSince: Object.fromEntries(
              workload.sites.map(s => [s.site, NOW - o.upMinutes * 60_000]),
            ),
            actions: past_,
            openPlan: o.openPlan ?? undefined,
          };
          const context = buildContext({
            automationEnabled: o.automation,
            switchActable: o.switchActable,
            sitesActable: { onprem: true, aws: o.aws, nhn: true },
          });
          return { workload, observation, history, context, now: NOW };
        });
      }),
  );

type Change = (reading: Reading<unknown>) => Reading<unknown>;

/** The observation with every reading changed, witnesses' included. */
export function changeReadings(
  observation: Observation,
  change: Change,
): Observation {
  const text = JSON.stringify(observation, (_key, value) =>
    value &&
    typeof value === 'object' &&
    'observedAt' in value &&
    'state' in value
      ? change(value)
      : value,
  );
  return JSON.parse(text);
}

export const toStale =
  (observedAt: Instant): Change =>
  reading =>
    reading.state === 'fresh'
      ? { ...reading, state: 'stale', observedAt, maxAgeSeconds: 20 }
      : reading;

export const toMissing: Change = ({ unit, source, observedAt }) => ({
  state: 'missing',
  unit,
  source,
  observedAt,
  reason: 'no datapoint',
});

/** The observation with one site's entry changed. */
export function changeSite(
  observation: Observation,
  site: string,
  change: (entry: SiteObservation) => SiteObservation,
): Observation {
  return {
    ...observation,
    sites: { ...observation.sites, [site]: change(observation.sites[site]) },
  };
}
