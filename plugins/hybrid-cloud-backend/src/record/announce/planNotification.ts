import {
  Plan,
  explainReason,
  explainRisk,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** What a person is told of a plan, and who is to be told. */
export interface PlanNotification {
  readonly to: 'approvers' | 'owners';
  readonly title: string;
  readonly description: string;
  readonly severity: 'normal' | 'high' | 'critical';
  /** Path in the portal. */
  readonly link: string;
}

/** Rule 39: every state that needs a person or ends a plan. Undefined for the others. */
export function planNotification(plan: Plan): PlanNotification | undefined {
  const { action, emergency } = plan.proposal;
  const name = plan.workloadRef.split('/').pop() ?? plan.workloadRef;
  const link = `/hybrid/plans/${plan.id}`;
  const why = plan.reasons.map(reason => explainReason(reason, 'en'))[0] ?? '';
  const outcome = plan.outcome ?? '';
  const told = (
    to: PlanNotification['to'],
    words: string,
    description: string,
    severity: PlanNotification['severity'],
  ): PlanNotification => ({
    to,
    title: `${name}: ${action} ${words}`,
    description,
    severity,
    link,
  });
  switch (plan.state) {
    case 'awaiting-approval':
      return told(
        'approvers',
        'needs your yes or no',
        `${why} ${explainRisk(plan.proposal.risk, 'en')}`,
        emergency ? 'critical' : 'high',
      );
    case 'approved':
      return plan.approvalsNeeded === 0
        ? told('owners', 'is being carried out', why, 'high')
        : undefined;
    case 'expired':
      return told('approvers', 'expired without an answer', outcome, 'high');
    case 'superseded':
      return told('approvers', 'is void', outcome, 'normal');
    case 'failed':
      return told('owners', 'failed', outcome, 'critical');
    case 'succeeded':
      return told('owners', 'is done', outcome, 'normal');
    case 'rolled-back':
      return told('owners', 'was rolled back', outcome, 'high');
    case 'rejected':
      return told('owners', 'was rejected', outcome, 'high');
    case 'cancelled':
      return told('approvers', 'was withdrawn', outcome, 'normal');
    case 'proposed':
    case 'executing':
    case 'verifying':
      return undefined;
    default: {
      const never: never = plan.state;
      throw new Error(`unknown plan state ${never}`);
    }
  }
}
