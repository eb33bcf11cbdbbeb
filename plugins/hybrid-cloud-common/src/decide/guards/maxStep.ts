import { Step } from '../../model';
import { sum } from '../split/records';
import { movedShare } from '../split/shares';
import { Guard, verdictsOf } from './GuardInput';

const { pass, refuse } = verdictsOf('max-step');

/** Rounding to integer weights may take a step this far over the limit: one unit of weight. */
function rounding(step: Extract<Step, { kind: 'set-weights' }>): number {
  return 1 / Math.max(1, sum(step.after));
}

/** Rule 19: no step moves more than the policy's share of traffic, except the emergency verb, which only failover has. */
export const maxStep: Guard = ({ situation, draft }) => {
  const limit = situation.workload.policy.limits.maxStep;
  const moves = draft.steps.flatMap(s => (s.kind === 'set-weights' ? [s] : []));
  if (draft.action === 'failover' && moves.every(m => m.emergency))
    return pass({ why: 'emergency', limit });
  const over = moves.find(
    m => m.emergency || movedShare(m.before, m.after) > limit + rounding(m),
  );
  const largest = Math.max(0, ...moves.map(m => movedShare(m.before, m.after)));
  return over
    ? refuse({ moved: largest, limit })
    : pass({ moved: largest, limit });
};
