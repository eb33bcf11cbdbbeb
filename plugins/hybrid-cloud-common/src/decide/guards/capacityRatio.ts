import { absorbs } from '../capacity/absorbs';
import { Guard, verdictsOf } from './GuardInput';

const { pass, refuse, inconclusive } = verdictsOf('capacity-ratio');

/** Rule 16: refuse when what is left could carry less than the policy's part of what it is to carry. */
export const capacityRatio: Guard = ({ situation, draft }) => {
  const minimum = situation.workload.policy.limits.minCapacityRatio;
  const worst = absorbs({ situation, ...draft });
  if (!worst) return pass({ minimum, absorbs: 1, site: draft.destination });
  const { site, ratio, grown } = worst;
  if (ratio === undefined) return inconclusive({ site, minimum });
  const params = { site, absorbs: ratio, minimum, grown: grown ? 1 : 0 };
  return ratio + 1e-9 >= minimum ? pass(params) : refuse(params);
};
