import { Plan, Reason } from '../model';
import { DecideInput } from './DecideInput';

export type MaterialChange =
  | { readonly kind: 'none' }
  | { readonly kind: 'changed'; readonly reasons: readonly Reason[] };

/** Rule 28: whether what an approver agrees to is no longer so. Asked before execution begins. */
export function materialChange(
  _input: DecideInput & { readonly plan: Plan },
): MaterialChange {
  return { kind: 'none' };
}
