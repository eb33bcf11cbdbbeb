import {
  Instant,
  Plan,
  PlanStep,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

const SECOND = 1000;
/** Each step of an example plan takes four seconds: called at once, accepted after one, verified after three. */
const STEP = 4 * SECOND;

/** An approved example plan as it stands at `now`; any other plan as it is. */
export function advancePlan(plan: Plan, now: Instant): Plan {
  if (plan.state !== 'approved') {
    return plan;
  }
  const start = plan.updatedAt + SECOND;
  const steps = plan.steps.map((step, index) =>
    advanceStep(step, start + index * STEP, now),
  );
  const end = start + steps.length * STEP;
  if (now >= end) {
    return {
      ...plan,
      steps,
      state: 'succeeded',
      endedAt: end,
      outcome: 'The switch and the requests agree with the plan.',
    };
  }
  return { ...plan, steps, state: now < start ? 'approved' : 'executing' };
}

function advanceStep(step: PlanStep, at: Instant, now: Instant): PlanStep {
  if (now < at) {
    return step;
  }
  const intended = { ...step, state: 'intended', intendedAt: at } as const;
  if (now < at + SECOND) {
    return intended;
  }
  const accepted = {
    ...intended,
    state: 'accepted',
    acceptedAt: at + SECOND,
  } as const;
  if (now < at + 3 * SECOND) {
    return accepted;
  }
  return {
    ...accepted,
    state: 'verified',
    verifiedAt: at + 3 * SECOND,
    outcome: 'Read back and agreed.',
  };
}
