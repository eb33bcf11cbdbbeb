import { decide } from '../decide/decide';
import { toPastObservation } from '../decide/witness/toPastObservation';
import { Decision, History, PastAction, Workload } from '../model';
import { buildInput } from './buildInput';
import { exampleObservation, ExampleState } from './exampleObservation';
import { exampleWorkload } from './exampleWorkload';
import { EXAMPLE_NOW } from './readings';

const TICK = 5000;

/** The move that led to a state, where one did. */
function actionsOf(
  state: ExampleState,
  workload: Workload,
): readonly PastAction[] {
  const after = exampleObservation(state, { workload }).split.configured;
  if (after.state !== 'fresh') return [];
  const before = Object.fromEntries(
    workload.sites.map(s => [s.site, s.baseWeight]),
  );
  const common = {
    planId: 'plan-1',
    automatic: false,
    before,
    after: after.value,
    finishedAt: EXAMPLE_NOW - 1_200_000,
    outcome: 'succeeded' as const,
    uncordoned: [],
    scaled: [],
  };
  switch (state) {
    case 'bursting':
      return [{ ...common, action: 'burst' }];
    case 'failed-over':
      return [{ ...common, action: 'failover' }];
    case 'recovered':
      return [{ ...common, action: 'failover' }];
    case 'calm':
    case 'overload':
    case 'failing-over':
    case 'blocked':
    case 'stale':
    case 'degraded':
    case 'link-down':
    case 'blind':
      return [];
    default: {
      const never: never = state;
      throw new Error(`no example of ${never}`);
    }
  }
}

/** What is remembered in a state: three looks that saw the same, after three that saw nothing wrong. */
export function exampleHistory(
  state: ExampleState,
  options: { readonly workload?: Workload } = {},
): History {
  const { workload = exampleWorkload() } = options;
  const observations = [6, 5, 4, 3, 2, 1].map(back => {
    const now = EXAMPLE_NOW - back * TICK;
    const seen = exampleObservation(back > 3 ? 'calm' : state, {
      workload,
      now,
    });
    return toPastObservation({ workload, observation: seen, now });
  });
  const upSince = Object.fromEntries(
    workload.sites.map(s => [s.site, EXAMPLE_NOW - 1_080_000]),
  );
  return { observations, upSince, actions: actionsOf(state, workload) };
}

/** What the portal decides in a state, by the real deciding function. */
export function exampleDecision(
  state: ExampleState,
  options: { readonly workload?: Workload } = {},
): Decision {
  const { workload = exampleWorkload() } = options;
  return decide(
    buildInput({
      workload,
      observation: exampleObservation(state, { workload }),
      history: exampleHistory(state, { workload }),
    }),
  );
}
