import { PlanState } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** Being carried out now: the page looks every second. */
export function isRunning(state: PlanState): boolean {
  return state === 'approved' || state === 'executing' || state === 'verifying';
}

/** Not ended yet. */
export function isOpen(state: PlanState): boolean {
  return (
    isRunning(state) || state === 'proposed' || state === 'awaiting-approval'
  );
}
