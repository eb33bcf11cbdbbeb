import { Guard, verdictsOf } from './GuardInput';

const { pass, refuse } = verdictsOf('ownership');

/** Rule 24: only switches named in the policy, whose shape we understand, with credentials to act. */
export const ownership: Guard = ({ situation, draft, requested }) => {
  const { workload, observation, context } = situation;
  const { traffic } = workload;
  if (traffic?.kind !== 'alb-rule')
    return refuse({ why: 'switch', detail: traffic?.kind ?? '' });
  const { foreignShape } = observation.switch;
  if (foreignShape !== undefined)
    return refuse({ why: 'foreign-shape', detail: foreignShape });
  const known = Object.keys(traffic.targetGroups);
  const stranger = Object.keys(draft.before).find(s => !known.includes(s));
  const absent = known.find(s => !(s in draft.before));
  if (stranger !== undefined || absent !== undefined)
    return refuse({
      why: stranger === undefined ? 'absent-site' : 'unknown-site',
      detail: stranger ?? absent ?? '',
    });
  if (requested && !context.switchActable)
    return refuse({ why: 'no-credentials', detail: '' });
  const barred = draft.steps.find(
    s =>
      (s.kind === 'scale' ||
        s.kind === 'uncordon-node' ||
        s.kind === 'cordon-node') &&
      !context.sitesActable[s.site],
  );
  return barred && 'site' in barred
    ? refuse({ why: 'site-credentials', detail: barred.site })
    : pass();
};
