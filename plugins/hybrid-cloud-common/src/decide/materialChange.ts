import { Observation, PastSiteVerdict, Plan, Reason } from '../model';
import { dataGate } from './dataGate';
import { DecideInput } from './DecideInput';
import { LAG_CLASSES, lagClass } from './lagClass';
import { freshValue } from './readings';
import { Situation, toSituation } from './Situation';
import { formatWeights, sameWeights } from './split/shares';
import { changedBefore } from './steps/changedBefore';
import { siteVerdict } from './witness/siteVerdict';

export type MaterialChange =
  | { readonly kind: 'none' }
  | { readonly kind: 'changed'; readonly reasons: readonly Reason[] };

/** What a person can tell apart: `suspect` and `blind` come and go during an outage and say nothing new. */
type HealthClass = 'serving' | 'lost' | 'unsure';

const CLASS: Readonly<Record<PastSiteVerdict['health'], HealthClass>> = {
  up: 'serving',
  down: 'lost',
  suspect: 'unsure',
  blind: 'unsure',
};

function healthChanges(
  evidence: Observation,
  situation: Situation,
): readonly Reason[] {
  return Object.values(evidence.sites).flatMap((then): readonly Reason[] => {
    const before = CLASS[siteVerdict(then).health];
    const now = CLASS[situation.verdicts[then.site]?.health ?? 'blind'];
    const definite = before !== 'unsure' && now !== 'unsure';
    return definite && before !== now
      ? [{ code: 'health-changed', params: { site: then.site, before, now } }]
      : [];
  });
}

/** Only what got worse: an approval of four seconds' loss holds for none. Only where the move relies on the copy. */
function lagChange(plan: Plan, situation: Situation): readonly Reason[] {
  const { before: from, after: to } = plan.proposal;
  const gate = dataGate(situation, from, to);
  if (!gate || gate.why === 'no-data' || gate.why === 'writer') return [];
  const before = lagClass(plan.evidence);
  const now = lagClass(situation.observation);
  return LAG_CLASSES.indexOf(now) > LAG_CLASSES.indexOf(before)
    ? [{ code: 'lag-changed', params: { before, now } }]
    : [];
}

function weightsChange(plan: Plan, situation: Situation): readonly Reason[] {
  const found = freshValue(situation.observation.split.configured);
  if (!found || sameWeights(found, plan.proposal.before)) return [];
  return [
    {
      code: 'weights-changed',
      params: {
        expected: formatWeights(plan.proposal.before),
        found: formatWeights(found),
      },
    },
  ];
}

/**
 * Rule 28: whether what an approver agrees to is no longer so: weights, health, lag class, or what the steps start from.
 * To be asked at every look between the proposal and its execution, also while it waits for approval; `changed` voids
 * the approval and supersedes the plan. A reading that is not fresh changes nothing here: it stops the execution.
 */
export function materialChange(
  input: DecideInput & { readonly plan: Plan },
): MaterialChange {
  const { plan } = input;
  const situation = toSituation(input);
  const reasons = [
    ...weightsChange(plan, situation),
    ...healthChanges(plan.evidence, situation),
    ...lagChange(plan, situation),
    ...plan.proposal.steps.flatMap(step =>
      step.kind === 'set-weights' ? [] : changedBefore(situation, step) ?? [],
    ),
  ];
  return reasons.length > 0 ? { kind: 'changed', reasons } : { kind: 'none' };
}
