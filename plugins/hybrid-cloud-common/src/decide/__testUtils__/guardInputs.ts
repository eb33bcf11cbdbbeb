import { Decision, GuardName, GuardResult } from '../../model';
import {
  buildInput,
  buildObservation,
  exampleWorkload,
  ObservationFacts,
} from '../../testUtils';
import { RequestInput } from '../DecideInput';
import { decideRequested } from '../decideRequested';
import { Draft } from '../Draft';
import { GuardInput } from '../guards/GuardInput';
import { toSituation } from '../Situation';

export const workload = exampleWorkload('course-registration');
export const BASE = { onprem: 40, aws: 60 };
export const AWAY = { onprem: 0, aws: 100 };

export const look = (facts: Partial<ObservationFacts> = {}) =>
  buildObservation({ workload, ...facts });

/** The result of one guard for a person's request. */
export function guardOf(
  guard: GuardName,
  action: RequestInput['action'],
  options: Parameters<typeof buildInput>[0] = {},
): GuardResult {
  const decision: Decision = decideRequested({
    ...buildInput(options),
    action,
  });
  if (decision.kind === 'hold')
    throw new Error(JSON.stringify(decision.reasons));
  const found = decision.guards.find(g => g.guard === guard);
  if (!found) throw new Error(`${guard} was not judged`);
  return found;
}

export const draft = (overrides: Partial<Draft> = {}): Draft => ({
  action: 'failover',
  emergency: true,
  before: BASE,
  after: AWAY,
  steps: [{ kind: 'set-weights', before: BASE, after: AWAY, emergency: true }],
  destination: 'aws',
  reasons: [],
  needs: [],
  ...overrides,
});

export const input = (
  overrides: Partial<Omit<GuardInput, 'situation'>> = {},
  options: Parameters<typeof buildInput>[0] = {},
): GuardInput => ({
  situation: toSituation(buildInput(options)),
  draft: draft(),
  mode: 'approve',
  requested: false,
  executing: false,
  ...overrides,
});
