import {
  Plan,
  PlanDetail,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

type Refusal = NonNullable<PlanDetail['allowed']['approveRefusal']>;

/** Rule 28: why this person may not approve this plan; undefined when they may. The first that applies is told. */
export function approvalRefusal(options: {
  readonly plan: Plan;
  readonly user: string;
  readonly permitted: boolean;
}): Refusal | undefined {
  const { plan, user, permitted } = options;
  if (plan.requestedBy === user) return 'own-plan';
  if (!permitted) return 'no-permission';
  if (plan.state !== 'awaiting-approval') return 'not-awaiting';
  if (plan.approvals.some(approval => approval.by === user)) {
    return 'already-voted';
  }
  return undefined;
}
