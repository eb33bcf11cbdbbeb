import { Step } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { StepAction } from '../StepAction';
import { scale } from './scale';
import { setSchedulable } from './setSchedulable';
import { setStickiness } from './setStickiness';
import { setWeights } from './setWeights';
import { waitDrain } from './waitDrain';
import { waitReady } from './waitReady';
import { waitTargetsHealthy } from './waitTargetsHealthy';

/** What the step does. */
export function stepAction(step: Step): StepAction {
  switch (step.kind) {
    case 'set-weights':
      return setWeights(step);
    case 'set-stickiness':
      return setStickiness(step);
    case 'uncordon-node':
    case 'cordon-node':
      return setSchedulable(step);
    case 'scale':
      return scale(step);
    case 'wait-ready':
      return waitReady(step);
    case 'wait-targets-healthy':
      return waitTargetsHealthy(step);
    case 'wait-drain':
      return waitDrain(step);
    default: {
      const never: never = step;
      throw new Error(`unknown step ${JSON.stringify(never)}`);
    }
  }
}
