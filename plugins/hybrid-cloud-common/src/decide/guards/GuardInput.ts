import { GuardName, GuardResult, Mode } from '../../model';
import { Draft } from '../Draft';
import { Situation } from '../Situation';

/** What each safety rule judges by. */
export interface GuardInput {
  readonly situation: Situation;
  readonly draft: Draft;
  readonly mode: Mode;
  /** A person asked for the move: automation's own limits do not hold them back (rule 23). */
  readonly requested: boolean;
  /** The step is about to be carried out: what the plan would still have brought counts no more. */
  readonly executing: boolean;
}

export type Guard = (input: GuardInput) => GuardResult;

/** Makes the three verdicts of one guard. */
export function verdictsOf(guard: GuardName) {
  const make =
    (verdict: GuardResult['verdict']) =>
    (params: GuardResult['params'] = {}): GuardResult => ({
      guard,
      verdict,
      params,
    });
  return {
    pass: make('pass'),
    refuse: make('refuse'),
    inconclusive: make('inconclusive'),
  };
}
