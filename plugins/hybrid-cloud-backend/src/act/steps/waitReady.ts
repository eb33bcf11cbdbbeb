import { Step } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { StepAction } from '../StepAction';
import { judgeFresh } from './readings';

/** Waits until enough pods are Ready. */
export function waitReady(
  step: Extract<Step, { readonly kind: 'wait-ready' }>,
): StepAction {
  return {
    deadlineSeconds: step.deadlineSeconds,
    look: ({ observation }) =>
      judgeFresh(
        `placement on ${step.site}`,
        observation.sites[step.site]?.placement,
        ({ ready }) =>
          ready >= step.minReady
            ? { kind: 'after', seen: `${ready} pods ready on ${step.site}` }
            : { kind: 'before' },
      ),
  };
}
