import { expectedWeights, hasDrifted } from '../expectedWeights';
import { formatWeights } from '../split/shares';
import { Guard, verdictsOf } from './GuardInput';

const { pass, refuse } = verdictsOf('no-change-under-way');

/**
 * Rule 22: somebody else is changing the weights; automation does not race them. An outage does not wait for that, and
 * a person sees the weights as they are before asking.
 */
export const noChangeUnderWay: Guard = input => {
  const { situation, draft, requested, executing } = input;
  if (draft.emergency) return pass({ why: 'emergency' });
  if (requested || executing || !hasDrifted(situation)) return pass();
  return refuse({
    expected: expectedWeights(situation).map(formatWeights).join(' / '),
    found: formatWeights(draft.before),
  });
};
