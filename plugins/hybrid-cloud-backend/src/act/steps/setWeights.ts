import { Step } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { StepAction } from '../StepAction';
import { judgeFresh } from './readings';
import { switchOf } from './switchOf';
import { sameWeights, showWeights } from './weights';

/** Moves traffic. Verified when the switch itself says the new weights. */
export function setWeights(
  step: Extract<Step, { readonly kind: 'set-weights' }>,
): StepAction {
  return {
    deadlineSeconds: 60,
    look: ({ observation }) =>
      judgeFresh('configured weights', observation.split.configured, found => {
        if (sameWeights(found, step.after)) {
          return { kind: 'after', seen: `configured ${showWeights(found)}` };
        }
        if (sameWeights(found, step.before)) return { kind: 'before' };
        return {
          kind: 'other',
          found: `the switch says ${showWeights(
            found,
          )}, the plan saw ${showWeights(step.before)}`,
        };
      }),
    call: async context => {
      const { trafficSwitch, expectedVersion } = switchOf(context);
      await trafficSwitch.setWeights({
        workload: context.workload,
        weights: step.after,
        expectedVersion,
        signal: context.signal,
      });
    },
  };
}
