import {
  WorkloadHealth,
  WorkloadSummary,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** Worst first. `unknown` stands before `healthy`: not knowing is not well. */
export const HEALTH_ORDER: readonly WorkloadHealth[] = [
  'needs-person',
  'critical',
  'degraded',
  'acting',
  'unknown',
  'healthy',
];

/** Those that need a person first; within one health the most critical first, then by name. */
export function orderWorkloads(
  items: readonly WorkloadSummary[],
): readonly WorkloadSummary[] {
  return [...items].sort(
    (a, b) =>
      HEALTH_ORDER.indexOf(a.health) - HEALTH_ORDER.indexOf(b.health) ||
      a.criticality - b.criticality ||
      a.name.localeCompare(b.name),
  );
}
