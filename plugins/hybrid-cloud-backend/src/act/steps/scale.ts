import {
  Placement,
  Step,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { StepAction } from '../StepAction';
import { clusterOf } from './clusterOf';
import { judgeFresh } from './readings';

/** Sets the minimum of the autoscaler where there is one (it would undo anything else), else the replicas. */
export function scale(
  step: Extract<Step, { readonly kind: 'scale' }>,
): StepAction {
  return {
    deadlineSeconds: 60,
    look: ({ observation }) =>
      judgeFresh(
        `placement on ${step.site}`,
        observation.sites[step.site]?.placement,
        placement => {
          const found = size(placement);
          if (found === step.after) {
            return { kind: 'after', seen: `${found} replicas asked for` };
          }
          if (found === step.before) return { kind: 'before' };
          return {
            kind: 'other',
            found: `${found} replicas are asked for, the plan saw ${step.before}`,
          };
        },
      ),
    call: async context => {
      await clusterOf(context, step.site).scale({
        workload: context.workload,
        replicas: step.after,
        signal: context.signal,
      });
    },
  };
}

function size(placement: Placement): number {
  return placement.autoscaler?.minReplicas ?? placement.desired;
}
