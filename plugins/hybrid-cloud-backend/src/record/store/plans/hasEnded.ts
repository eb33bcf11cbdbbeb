import { PlanState } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** Whether nothing more happens to a plan in this state. */
export function hasEnded(state: PlanState): boolean {
  switch (state) {
    case 'proposed':
    case 'awaiting-approval':
    case 'approved':
    case 'executing':
    case 'verifying':
      return false;
    case 'succeeded':
    case 'failed':
    case 'rolled-back':
    case 'rejected':
    case 'expired':
    case 'cancelled':
    case 'superseded':
      return true;
    default: {
      const never: never = state;
      throw new Error(`unknown plan state ${never}`);
    }
  }
}
