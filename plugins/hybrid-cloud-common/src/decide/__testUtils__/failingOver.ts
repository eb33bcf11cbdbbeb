import { Decision, History, Observation, Step, Workload } from '../../model';
import {
  buildInput,
  buildObservation,
  exampleHistory,
  exampleObservation,
  exampleWorkload,
  SiteFacts,
} from '../../testUtils';
import { decide } from '../decide';
import { DecideContext } from '../DecideContext';

export const workload = exampleWorkload('course-registration');
export const dark = exampleObservation('failing-over');
export const history = exampleHistory('failing-over');

export const decideOn = (options: {
  workload?: Workload;
  observation?: Observation;
  history?: Partial<History>;
  context?: Partial<DecideContext>;
}): Decision =>
  decide(
    buildInput({
      workload,
      observation: dark,
      ...options,
      history: { ...history, ...options.history },
    }),
  );

export const stepsOf = (decision: Decision): readonly Step[] =>
  decision.kind === 'hold' ? [] : decision.proposal.steps;
export const codes = (decision: Decision) => decision.reasons.map(r => r.code);

export const seen = (
  facts: Partial<Record<'onprem' | 'aws', Partial<SiteFacts>>>,
  more: Partial<Parameters<typeof buildObservation>[0]> = {},
) => buildObservation({ workload, sites: facts, ...more });
