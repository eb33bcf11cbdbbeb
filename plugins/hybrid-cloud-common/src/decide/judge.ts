import { Decision, GuardResult, Mode, Proposal, Reason } from '../model';
import { assessRisk } from './assessRisk';
import { Draft, MethodAnswer } from './Draft';
import { firstFailing, runGuards } from './guards/runGuards';
import { Situation } from './Situation';

/** The policy's mode for a draft; a site that may sleep is not acted on yet. */
export function modeOf(situation: Situation, draft: Draft): Mode {
  const { policy } = situation.workload;
  switch (draft.action) {
    case 'failover':
      return policy.failover.mode;
    case 'failback':
      return policy.failback.mode;
    case 'burst':
    case 'release': // What burst has moved, release brings back: one mode for both.
      return policy.burst.mode;
    case 'schedule':
      return policy.schedule?.mode ?? 'observe';
    case 'rebalance': // Only people ask for it.
      return 'approve';
    default: {
      const never: never = draft.action;
      throw new Error(`no such action: ${never}`);
    }
  }
}

export function guardReason(result: GuardResult): Reason {
  const { guard, verdict, params } = result;
  return { code: 'guard-not-passed', params: { ...params, guard, verdict } };
}

export function holdDecision(
  situation: Situation,
  reasons: readonly Reason[],
): Decision {
  const { workload, now, diagnosis, diagnosisReasons } = situation;
  const all = reasons.length > 0 ? reasons : diagnosisReasons;
  return {
    kind: 'hold',
    workloadRef: workload.ref,
    at: now,
    diagnosis,
    reasons: all.length > 0 ? all : [{ code: 'nothing-to-do', params: {} }],
  };
}

/** A method's answer as a decision: the mode says whether, the guards say whether it is safe. */
export function judge(options: {
  readonly situation: Situation;
  readonly answer: Exclude<MethodAnswer, undefined>;
  readonly requested: boolean;
}): Decision {
  const { situation, answer, requested } = options;
  if (answer.kind === 'hold') return holdDecision(situation, answer.reasons);
  const { draft } = answer;
  const { workload, now, diagnosis, history, context } = situation;
  const wanted = requested ? 'approve' : modeOf(situation, draft);
  if (wanted === 'observe')
    return holdDecision(situation, [
      { code: 'mode-observe', params: { action: draft.action } },
      ...draft.reasons,
    ]);
  if (history.openPlan?.action === draft.action) {
    const { id: planId, action, state } = history.openPlan;
    return holdDecision(situation, [
      { code: 'plan-open', params: { planId, action, state } },
      ...draft.reasons,
    ]);
  }
  const powerless = !requested && !context.switchActable;
  const mode: Mode = powerless ? 'advise' : wanted;
  const guards = runGuards({
    situation,
    draft,
    mode,
    requested,
    executing: false,
  });
  const proposal: Proposal = {
    action: draft.action,
    mode,
    emergency: draft.emergency,
    before: draft.before,
    after: draft.after,
    steps: draft.steps,
    risk: assessRisk(situation, draft),
  };
  const base = {
    workloadRef: workload.ref,
    at: now,
    diagnosis,
    proposal,
    guards,
  };
  const failing = firstFailing(guards);
  if (failing)
    return {
      ...base,
      kind: 'blocked',
      reasons: [guardReason(failing), ...draft.reasons],
    };
  const credentials: readonly Reason[] = powerless
    ? [{ code: 'no-acting-credentials', params: {} }]
    : [];
  return {
    ...base,
    kind: 'propose',
    reasons: [...draft.reasons, ...credentials],
  };
}
