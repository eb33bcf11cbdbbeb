import { Reason, Step } from '../../model';
import { Situation } from '../Situation';
import { stepState } from './stepState';

/** Why a step could no longer start from where the plan saw it; undefined when it could, or is done, or is not known. */
export function changedBefore(
  situation: Situation,
  step: Step,
): Reason | undefined {
  const state = stepState(situation, step);
  return state.kind === 'elsewhere' ? state.reason : undefined;
}
