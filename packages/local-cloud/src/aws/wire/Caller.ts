import { Scope } from '../Arn';

/** Who calls, where. */
export interface Caller {
  readonly scope: Scope;
  readonly arn: string;
  readonly userId: string;
  /** Roles whose name contains `observe` may not change anything. */
  readonly readOnly: boolean;
}
