import {
  Instant,
  Plan,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** One thing that happened to a plan. */
export type TimelineEntry =
  | { readonly at: Instant; readonly kind: 'created'; readonly who: string }
  | {
      readonly at: Instant;
      readonly kind: 'approved' | 'rejected';
      readonly who: string;
      readonly reason?: string;
    }
  | {
      readonly at: Instant;
      readonly kind: 'intended' | 'accepted' | 'verified';
      readonly step: number;
    }
  | {
      readonly at: Instant;
      readonly kind: 'ended';
      readonly state: Plan['state'];
    };

/** All that is known to have happened, oldest first. */
export function timelineOf(plan: Plan): readonly TimelineEntry[] {
  const entries: TimelineEntry[] = [
    { at: plan.createdAt, kind: 'created', who: plan.requestedBy },
    ...plan.approvals.map(approval => ({
      at: approval.at,
      kind: approval.verdict,
      who: approval.by,
      reason: approval.reason,
    })),
  ];
  for (const step of plan.steps) {
    const number = step.index + 1;
    if (step.intendedAt !== undefined) {
      entries.push({ at: step.intendedAt, kind: 'intended', step: number });
    }
    if (step.acceptedAt !== undefined) {
      entries.push({ at: step.acceptedAt, kind: 'accepted', step: number });
    }
    if (step.verifiedAt !== undefined) {
      entries.push({ at: step.verifiedAt, kind: 'verified', step: number });
    }
  }
  if (plan.endedAt !== undefined) {
    entries.push({ at: plan.endedAt, kind: 'ended', state: plan.state });
  }
  return entries.sort((a, b) => a.at - b.at);
}
