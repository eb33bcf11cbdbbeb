import { Plan, Reason, Step } from '../model';
import { canonicalJson } from './canonicalJson';
import { DecideInput } from './DecideInput';
import { Draft } from './Draft';
import { firstFailing, runGuards } from './guards/runGuards';
import { guardReason } from './judge';
import { Need } from './readings/Need';
import { Situation, toSituation } from './Situation';
import { gainers } from './split/shares';
import { stepState } from './steps/stepState';

export interface RevalidateInput extends DecideInput {
  readonly plan: Plan;
  /** The step about to be carried out. */
  readonly nextStep: Step;
}

export type Revalidation =
  | { readonly kind: 'proceed' }
  | { readonly kind: 'already-done' }
  | { readonly kind: 'stop'; readonly reason: Reason };

const stop = (reason: Reason): Revalidation => ({ kind: 'stop', reason });

/**
 * Rule 29, before each step: look again, decide again, check again. Weights that are neither as the plan saw them nor as
 * the step leaves them stop it, as does the end of what it was for; a step that is so already is not made again.
 */
export function revalidate(input: RevalidateInput): Revalidation {
  const { plan, nextStep } = input;
  const situation = toSituation(input);
  const state = stepState(situation, nextStep);
  if (state.kind === 'after') return { kind: 'already-done' };
  if (state.kind !== 'before') return stop(state.reason);
  if (isWait(nextStep)) return { kind: 'proceed' };

  const gone = purposeGone(situation, plan, nextStep);
  if (gone) return stop(gone);
  const failing = firstFailing(
    runGuards({
      situation,
      draft: remaining(plan, nextStep),
      mode: plan.proposal.mode,
      requested: plan.requestedBy !== 'policy',
      executing: true,
    }),
  );
  return failing ? stop(guardReason(failing)) : { kind: 'proceed' };
}

function isWait({ kind }: Step): boolean {
  return (
    kind === 'wait-ready' ||
    kind === 'wait-targets-healthy' ||
    kind === 'wait-drain'
  );
}

/** Why carrying on would no longer serve what the plan was made for. */
function purposeGone(
  situation: Situation,
  plan: Plan,
  step: Step,
): Reason | undefined {
  const { diagnosis, verdicts, history, now } = situation;
  const byPolicy = plan.requestedBy === 'policy';
  const { suppressedUntil } = history;
  if (byPolicy && suppressedUntil && suppressedUntil.until > now)
    return { code: 'suppressed', params: { ...suppressedUntil } };
  const movesTraffic =
    step.kind === 'set-weights' || step.kind === 'set-stickiness';
  if (plan.proposal.action === 'failover') {
    const lost = plan.diagnosis.kind === 'site-down' && plan.diagnosis.site;
    return lost && movesTraffic && verdicts[lost]?.health === 'up'
      ? { code: 'reason-gone', params: { site: lost } }
      : undefined;
  }
  const worse =
    diagnosis.kind === 'site-down' || diagnosis.kind === 'portal-blind';
  const before = plan.diagnosis.kind;
  return worse && diagnosis.kind !== before && (byPolicy || movesTraffic)
    ? { code: 'diagnosis-changed', params: { before, now: diagnosis.kind } }
    : undefined;
}

/** What is left of the plan, as the guards judge it: from this step on, between the weights as they are and its next. */
function remaining(plan: Plan, nextStep: Step): Draft {
  const { proposal } = plan;
  const here = canonicalJson(nextStep);
  const index = proposal.steps.findIndex(s => canonicalJson(s) === here);
  const steps = index < 0 ? [nextStep] : proposal.steps.slice(index);
  const move = steps.find(s => s.kind === 'set-weights');
  const after = proposal.after;
  const before = move?.kind === 'set-weights' ? move.before : after;
  const gaining = gainers(before, after);
  const needs: readonly Need[] =
    nextStep.kind === 'set-weights'
      ? [
          { reading: 'configured-split' },
          ...gaining.map(site => ({ reading: 'target-health' as const, site })),
        ]
      : [];
  return {
    action: proposal.action,
    emergency: proposal.emergency,
    before,
    after,
    steps,
    destination: proposal.risk.destination,
    reasons: plan.reasons,
    needs,
  };
}
