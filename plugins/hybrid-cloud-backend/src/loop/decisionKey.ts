import { Decision } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** Equal for decisions that say the same thing, however their figures differ. */
export function decisionKey(decision: Decision): string {
  const proposal = decision.kind === 'hold' ? undefined : decision.proposal;
  const guards = decision.kind === 'hold' ? [] : decision.guards;
  return JSON.stringify([
    decision.kind,
    decision.diagnosis,
    decision.reasons.map(reason => reason.code),
    proposal && [proposal.action, proposal.mode, proposal.after],
    guards.map(({ guard, verdict }) => [guard, verdict]),
  ]);
}
