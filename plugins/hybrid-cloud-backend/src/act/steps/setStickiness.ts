import { Step } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { StepAction } from '../StepAction';
import { judgeFresh } from './readings';
import { switchOf } from './switchOf';

/** Sticky sessions beat weights, so a failover changes them first. */
export function setStickiness(
  step: Extract<Step, { readonly kind: 'set-stickiness' }>,
): StepAction {
  return {
    deadlineSeconds: 60,
    // Stickiness comes with the weights in one answer: it is as fresh as they are.
    look: ({ observation }) =>
      judgeFresh('the switch', observation.split.configured, () => {
        const found = observation.switch.stickinessSeconds ?? null;
        if (found === step.after) {
          return { kind: 'after', seen: `stickiness ${show(found)}` };
        }
        if (found === step.before) return { kind: 'before' };
        return {
          kind: 'other',
          found: `stickiness is ${show(found)}, the plan saw ${show(
            step.before,
          )}`,
        };
      }),
    call: async context => {
      const { trafficSwitch, expectedVersion } = switchOf(context);
      await trafficSwitch.setStickiness({
        workload: context.workload,
        seconds: step.after,
        expectedVersion,
        signal: context.signal,
      });
    },
  };
}

function show(seconds: number | null): string {
  return seconds === null ? 'off' : `${seconds} s`;
}
