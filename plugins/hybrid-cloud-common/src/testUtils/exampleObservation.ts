import { Instant, Observation, Workload } from '../model';
import {
  buildObservation,
  DARK_SITE,
  exampleNode,
  ObservationFacts,
  SiteFacts,
} from './buildObservation';
import { exampleWorkload } from './exampleWorkload';
import { EXAMPLE_NOW } from './readings';

export const EXAMPLE_STATES = [
  'calm',
  'overload',
  'bursting',
  'failing-over',
  'failed-over',
  'recovered',
  'blocked',
  'stale',
  'degraded',
  'link-down',
  'blind',
] as const;
export type ExampleState = (typeof EXAMPLE_STATES)[number];

type Facts = Omit<ObservationFacts, 'workload' | 'now'>;

const RESERVE_NODES = [
  exampleNode('node-1'),
  exampleNode('node-2'),
  exampleNode('node-3', { schedulable: false, reserve: true, pods: 0 }),
  exampleNode('node-monitoring', { monitoring: true, pods: 0 }),
];

/** Full, and its autoscaler at its end: it cannot take more. */
const CROWDED: Partial<SiteFacts> = {
  cpu: 0.97,
  ready: 1,
  desired: 1,
  healthyTargets: 1,
  totalTargets: 1,
  autoscaler: {
    name: 'crowded',
    minReplicas: 1,
    maxReplicas: 1,
    currentReplicas: 1,
  },
};

interface Places {
  readonly home: string;
  readonly away: string;
  readonly homeWeight: number;
}

/** Facts of each state for a workload whose home is `home` and which may run on `away` as well. */
function factsOf(
  state: ExampleState,
  { home, away, homeWeight }: Places,
): Facts {
  switch (state) {
    case 'calm':
    case 'stale':
      return { sites: { [home]: { nodes: RESERVE_NODES } }, waiting: 12 };
    case 'overload':
      return {
        sites: { [home]: { cpu: 0.86, nodes: RESERVE_NODES } },
        waiting: 310,
      };
    case 'bursting':
      return {
        weights: { [home]: homeWeight / 2, [away]: 100 - homeWeight / 2 },
        sites: { [home]: { cpu: 0.72 }, [away]: { pending: 2, desired: 6 } },
        waiting: 180,
      };
    case 'failing-over':
      return { sites: { [home]: DARK_SITE }, waiting: 1240 };
    case 'failed-over':
      return {
        weights: { [home]: 0, [away]: 100 },
        sites: { [home]: DARK_SITE, [away]: { cpu: 0.78 } },
        waiting: 90,
      };
    case 'blocked':
      return {
        sites: { [home]: DARK_SITE, [away]: CROWDED },
        replicationState: 'stopped',
        lagSeconds: 0,
        waiting: 2410,
      };
    case 'recovered':
      return { weights: { [home]: 0, [away]: 100 }, waiting: 40 };
    case 'degraded':
      return { sites: { [home]: { probe: 'failing' } } };
    case 'link-down':
      return {
        sites: { [home]: { targetHealth: 'failing', healthyTargets: 0 } },
      };
    case 'blind':
      return {
        sites: {
          [home]: { probe: 'failing', cluster: 'unknown' },
          [away]: { probe: 'failing', cluster: 'unknown' },
        },
      };
    default: {
      const never: never = state;
      throw new Error(`no example of ${never}`);
    }
  }
}

/** Every reading ten minutes old, as when the collector has stood still. */
function grownStale(observation: Observation, now: Instant): Observation {
  const old = now - 600_000;
  const text = JSON.stringify(observation, (_key, value) =>
    value && value.state === 'fresh'
      ? { ...value, state: 'stale', observedAt: old, maxAgeSeconds: 60 }
      : value,
  );
  return JSON.parse(text);
}

/** What one look at an example workload sees in a given state. For tests and the plugin's development app. */
export function exampleObservation(
  state: ExampleState,
  options: { readonly workload?: Workload; readonly now?: Instant } = {},
): Observation {
  const { workload = exampleWorkload(), now = EXAMPLE_NOW } = options;
  const home = workload.sites.find(s => s.role === 'home') ?? workload.sites[0];
  const away = workload.sites.find(s => s.site !== home.site) ?? home;
  const observation = buildObservation({
    workload,
    now,
    ...factsOf(state, {
      home: home.site,
      away: away.site,
      homeWeight: home.baseWeight,
    }),
  });
  return state === 'stale' ? grownStale(observation, now) : observation;
}
