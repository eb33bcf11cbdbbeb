import { unmetNeeds } from '../readings/Need';
import { Guard, verdictsOf } from './GuardInput';

const { pass, inconclusive } = verdictsOf('fresh-readings');

/** Rule 2: everything the move rests on is fresh. */
export const freshReadings: Guard = ({ situation, draft }) => {
  const [first] = unmetNeeds({ ...situation, needs: draft.needs });
  return first
    ? inconclusive({ ...first.params })
    : pass({ count: draft.needs.length });
};
