import { Step } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { StepAction } from '../StepAction';
import { clusterOf } from './clusterOf';
import { judgeFresh } from './readings';

/** Opens a reserve node for pods, or closes it again. */
export function setSchedulable(
  step: Extract<Step, { readonly kind: 'uncordon-node' | 'cordon-node' }>,
): StepAction {
  const schedulable = step.kind === 'uncordon-node';
  const words = (open: boolean) => (open ? 'schedulable' : 'cordoned');
  return {
    deadlineSeconds: 60,
    look: ({ observation }) =>
      judgeFresh(
        `placement on ${step.site}`,
        observation.sites[step.site]?.placement,
        placement => {
          const node = placement.nodes.find(each => each.name === step.node);
          if (!node) {
            return { kind: 'other', found: `no node ${step.node} is there` };
          }
          return node.schedulable === schedulable
            ? { kind: 'after', seen: `${step.node} is ${words(schedulable)}` }
            : { kind: 'before' };
        },
      ),
    call: async context => {
      await clusterOf(context, step.site).setSchedulable({
        node: step.node,
        schedulable,
        signal: context.signal,
      });
    },
  };
}
