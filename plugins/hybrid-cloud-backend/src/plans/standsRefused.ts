import {
  Instant,
  PastObservation,
  Plan,
  Proposal,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/**
 * Whether people have said no to this very move a short while ago, in this same trouble: the policy does not ask
 * again at the next tick. It asks again after the policy's block time, or when the site was up in between.
 */
export function standsRefused(options: {
  readonly proposal: Proposal;
  readonly refused: readonly Plan[];
  readonly workload: Workload;
  readonly observations: readonly PastObservation[];
  readonly now: Instant;
}): boolean {
  const { proposal, refused, workload, observations, now } = options;
  const block = workload.policy.limits.blockMinutes * 60_000;
  return refused.some(plan => {
    const endedAt = plan.endedAt ?? plan.updatedAt;
    if (plan.requestedBy !== 'policy' || endedAt + block <= now) return false;
    return (
      plan.proposal.action === proposal.action &&
      sameTarget(plan.proposal, proposal) &&
      !wasUpSince(plan, observations, endedAt)
    );
  });
}

function sameTarget(a: Proposal, b: Proposal): boolean {
  return Object.entries(a.after).every(
    ([site, weight]) => (b.after[site] ?? 0) === weight,
  );
}

function wasUpSince(
  { diagnosis }: Plan,
  observations: readonly PastObservation[],
  since: Instant,
): boolean {
  if (diagnosis.kind !== 'site-down') return false;
  return observations.some(
    ({ at, sites }) =>
      at > since &&
      sites.some(
        ({ site, health }) => site === diagnosis.site && health === 'up',
      ),
  );
}
