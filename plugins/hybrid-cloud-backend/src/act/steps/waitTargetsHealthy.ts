import { Step } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { StepAction } from '../StepAction';
import { judgeFresh } from './readings';

/** Waits until the load balancer itself calls enough targets healthy. */
export function waitTargetsHealthy(
  step: Extract<Step, { readonly kind: 'wait-targets-healthy' }>,
): StepAction {
  return {
    deadlineSeconds: step.deadlineSeconds,
    look: ({ observation }) =>
      judgeFresh(
        `targets of ${step.site}`,
        observation.sites[step.site]?.targets,
        ({ healthy, total }) =>
          healthy >= step.minHealthy
            ? {
                kind: 'after',
                seen: `${healthy} of ${total} targets healthy on ${step.site}`,
              }
            : { kind: 'before' },
      ),
  };
}
