import {
  PastAction,
  Plan,
  PlanStep,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** What a plan that was carried out left behind, for the decisions after it. */
export function toPastAction(plan: Plan): PastAction {
  const done = plan.steps.filter(step => step.state === 'verified');
  return {
    planId: plan.id,
    action: plan.proposal.action,
    automatic: plan.requestedBy === 'policy' && plan.approvalsNeeded === 0,
    before: plan.proposal.before,
    after: plan.proposal.after,
    finishedAt: plan.endedAt ?? plan.updatedAt,
    outcome: outcomeOf(plan),
    uncordoned: done.flatMap(({ step }) =>
      step.kind === 'uncordon-node'
        ? [{ site: step.site, node: step.node }]
        : [],
    ),
    scaled: done.flatMap(scaled),
    stickinessBefore: done
      .map(({ step }) =>
        step.kind === 'set-stickiness' && step.after === null
          ? step.before ?? undefined
          : undefined,
      )
      .find(seconds => seconds !== undefined),
  };
}

function scaled({ step }: PlanStep) {
  return step.kind === 'scale'
    ? [{ site: step.site, before: step.before, after: step.after }]
    : [];
}

/** A plan that only waits for requests to follow has done what it was to do. */
function outcomeOf(plan: Plan): PastAction['outcome'] {
  switch (plan.state) {
    case 'failed':
      return 'failed';
    case 'rolled-back':
      return 'rolled-back';
    default:
      return 'succeeded';
  }
}
