import { DecideContext } from '../decide/DecideContext';
import { DecideInput } from '../decide/DecideInput';
import { History, Observation, Workload } from '../model';
import { buildObservation } from './buildObservation';
import { exampleWorkload } from './exampleWorkload';

/** Everything allowed, nothing under way. */
export function buildContext(
  overrides: Partial<DecideContext> = {},
): DecideContext {
  return {
    automationEnabled: true,
    plansInFlight: { fleet: 0, bySite: {} },
    ceilings: { fleet: 20, perSite: 10 },
    switchActable: true,
    sitesActable: { onprem: true, aws: true, nhn: true },
    ...overrides,
  };
}

export function buildHistory(overrides: Partial<History> = {}): History {
  return { observations: [], upSince: {}, actions: [], ...overrides };
}

/** An input in which nothing is wrong, except for what is said. `now` is the observation's own time. */
export function buildInput(
  options: {
    readonly workload?: Workload;
    readonly observation?: Observation;
    readonly history?: Partial<History>;
    readonly context?: Partial<DecideContext>;
    readonly now?: number;
  } = {},
): DecideInput {
  const { workload = exampleWorkload() } = options;
  const observation = options.observation ?? buildObservation({ workload });
  return {
    workload,
    observation,
    history: buildHistory(options.history),
    context: buildContext(options.context),
    now: options.now ?? observation.at,
  };
}
