import { ActionKind, Reason, SiteId, Step, Weights } from '../model';
import { Need } from './readings/Need';

/** What a method would do, before the guards have judged it. */
export interface Draft {
  readonly action: ActionKind;
  readonly emergency: boolean;
  readonly before: Weights;
  readonly after: Weights;
  readonly steps: readonly Step[];
  /** The site whose share grows most. */
  readonly destination: SiteId;
  /** Why, the deciding reason first. */
  readonly reasons: readonly Reason[];
  /** Readings the move rests on. */
  readonly needs: readonly Need[];
}

/** `hold`: this method has the answer and it is to wait. `act`: the guards decide. undefined: ask the next method. */
export type MethodAnswer =
  | { readonly kind: 'hold'; readonly reasons: readonly Reason[] }
  | { readonly kind: 'act'; readonly draft: Draft }
  | undefined;

export function hold(...reasons: readonly Reason[]): MethodAnswer {
  return { kind: 'hold', reasons };
}
