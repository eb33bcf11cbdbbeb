import { gainers } from '../split/shares';
import { Guard, verdictsOf } from './GuardInput';

const { pass, refuse } = verdictsOf('one-plan-in-flight');

/** Rule 21: one plan for each workload at a time, and a ceiling for each site and for the fleet. */
export const onePlanInFlight: Guard = ({ situation, draft, executing }) => {
  const { history, context } = situation;
  const { plansInFlight, ceilings } = context;
  if (executing) return pass(); // It is the plan that was counted.
  if (history.openPlan) {
    const { id: planId, action } = history.openPlan;
    return refuse({ why: 'workload', planId, action });
  }
  if (plansInFlight.fleet >= ceilings.fleet)
    return refuse({
      why: 'fleet',
      count: plansInFlight.fleet,
      limit: ceilings.fleet,
    });
  const full = gainers(draft.before, draft.after).find(
    site => (plansInFlight.bySite[site] ?? 0) >= ceilings.perSite,
  );
  return full === undefined
    ? pass({ count: plansInFlight.fleet, limit: ceilings.fleet })
    : refuse({
        why: 'site',
        site: full,
        count: plansInFlight.bySite[full],
        limit: ceilings.perSite,
      });
};
