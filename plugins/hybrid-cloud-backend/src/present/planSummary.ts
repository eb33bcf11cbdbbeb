import {
  Plan,
  PlanSummary,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** As much of a plan as a list or a chart shows. */
export function planSummary(plan: Plan): PlanSummary {
  return {
    id: plan.id,
    workloadRef: plan.workloadRef,
    state: plan.state,
    action: plan.proposal.action,
    requestedBy: plan.requestedBy,
    createdAt: plan.createdAt,
    endedAt: plan.endedAt,
  };
}
