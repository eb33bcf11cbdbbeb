import { ActionKind, PastAction } from '../../model';
import { sameWeights } from '../split/shares';
import { Guard, verdictsOf } from './GuardInput';

const { pass, refuse } = verdictsOf('anti-flap');

const HOUR = 3_600_000;

/**
 * Whether an automatic action stands in the way of another. All do, but two: an outage is not made to wait for an earlier
 * ramp, and a burst may follow a burst, since shedding in proportion takes several.
 */
function blocks(earlier: ActionKind, next: ActionKind): boolean {
  if (next === 'failover')
    return earlier === 'failover' || earlier === 'failback';
  if (next === 'burst') return earlier !== 'burst';
  return true;
}

/** Rule 13: a pause after an automatic action, and a ceiling of switches per hour. People are not held back. */
export const antiFlap: Guard = ({ situation, draft, mode, requested }) => {
  const { history, now, workload } = situation;
  const { blockMinutes, maxSwitchesPerHour } = workload.policy.limits;
  const moved = history.actions.filter(
    (a: PastAction) => !sameWeights(a.before, a.after),
  );
  const switches = moved.filter(a => now - a.finishedAt < HOUR).length;
  const count = { switches, limit: maxSwitchesPerHour };
  if (requested || mode !== 'auto') return pass({ ...count, why: 'person' });
  const blocking = moved.find(
    a =>
      a.automatic &&
      blocks(a.action, draft.action) &&
      now - a.finishedAt < blockMinutes * 60_000,
  );
  if (blocking)
    return refuse({
      why: 'block',
      action: blocking.action,
      minutes: blockMinutes,
      until: blocking.finishedAt + blockMinutes * 60_000,
    });
  return switches >= maxSwitchesPerHour
    ? refuse({ ...count, why: 'ceiling' })
    : pass({ ...count, why: 'quiet' });
};
