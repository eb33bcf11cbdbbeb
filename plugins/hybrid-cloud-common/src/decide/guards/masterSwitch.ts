import { Guard, verdictsOf } from './GuardInput';

const { pass, refuse } = verdictsOf('master-switch');

/** Rule 23: freezes automation, never people. Where people approve, people decide. */
export const masterSwitch: Guard = ({ situation, mode, requested }) => {
  if (requested || mode !== 'auto') return pass({ why: 'person' });
  return situation.context.automationEnabled ? pass({ why: 'on' }) : refuse();
};
