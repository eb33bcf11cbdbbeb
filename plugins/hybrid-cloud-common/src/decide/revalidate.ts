import { Plan, Reason, Step } from '../model';
import { DecideInput } from './DecideInput';

export interface RevalidateInput extends DecideInput {
  readonly plan: Plan;
  /** The step about to be carried out. */
  readonly nextStep: Step;
}

export type Revalidation =
  | { readonly kind: 'proceed' }
  | { readonly kind: 'already-done' }
  | { readonly kind: 'stop'; readonly reason: Reason };

export function revalidate(_input: RevalidateInput): Revalidation {
  return { kind: 'proceed' };
}
