import { Step } from '../model';
import { Language } from './Language';
import { Messages } from './Messages';
import { messagesOf } from './messagesOf';

/** `Set ALB weights onprem 40→0, aws 60→100` */
export function explainStep(step: Step, lang: Language): string {
  return say(messagesOf(lang).steps, step);
}

function say(steps: Messages['steps'], step: Step): string {
  switch (step.kind) {
    case 'set-weights':
      return steps['set-weights'](step);
    case 'set-stickiness':
      return steps['set-stickiness'](step);
    case 'uncordon-node':
      return steps['uncordon-node'](step);
    case 'cordon-node':
      return steps['cordon-node'](step);
    case 'scale':
      return steps.scale(step);
    case 'wait-ready':
      return steps['wait-ready'](step);
    case 'wait-targets-healthy':
      return steps['wait-targets-healthy'](step);
    case 'wait-drain':
      return steps['wait-drain'](step);
    default: {
      const never: never = step;
      return JSON.stringify(never);
    }
  }
}
