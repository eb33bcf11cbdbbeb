import { Step } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { StepAction } from '../StepAction';

/** Gives requests and sticky sessions under way on a drained site their time. */
export function waitDrain(
  step: Extract<Step, { readonly kind: 'wait-drain' }>,
): StepAction {
  return {
    deadlineSeconds: step.seconds + 60,
    look: ({ now, since }) =>
      since !== undefined && now >= since + step.seconds * 1000
        ? { kind: 'after', seen: `${step.seconds} s have passed` }
        : { kind: 'before' },
  };
}
