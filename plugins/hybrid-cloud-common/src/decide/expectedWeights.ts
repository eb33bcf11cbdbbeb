import { History, PastAction, Weights } from '../model';
import { Situation } from './Situation';
import { sameWeights } from './split/shares';
import { weightsAtBirth } from './split/weightsAtBirth';

/** The newest action that set weights. */
export function lastMove(history: History): PastAction | undefined {
  return history.actions.find(a => !sameWeights(a.before, a.after));
}

/** What the switch says if nobody but us has set it: what the last move left, or the base weights. */
export function expectedWeights(situation: Situation): readonly Weights[] {
  const last = lastMove(situation.history);
  if (!last) return [situation.baseWeights];
  switch (last.outcome) {
    case 'succeeded':
      return [last.after];
    case 'rolled-back':
      return [last.before];
    case 'failed': // It may have stopped before or after its last weight step.
      return [last.after, last.before];
    default: {
      const never: never = last.outcome;
      throw new Error(`no such outcome: ${never}`);
    }
  }
}

/** Rule 32: somebody else has set the weights. Unknown weights are not drift, and neither is how a new service begins. */
export function hasDrifted(situation: Situation): boolean {
  const { configured, history, workload } = situation;
  if (configured && !lastMove(history)) {
    if (sameWeights(configured, weightsAtBirth(workload))) return false;
  }
  return (
    configured !== undefined &&
    !expectedWeights(situation).some(w => sameWeights(w, configured))
  );
}
