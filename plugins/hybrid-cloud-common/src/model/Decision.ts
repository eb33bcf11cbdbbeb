import { GuardResult } from './Guard';
import { Instant } from './Instant';
import { ActionKind, Mode } from './Policy';
import { Reason } from './Reason';
import { Risk } from './Risk';
import { SiteId } from './Site';
import { Weights } from './Split';
import { Step } from './Step';

/** What seems to be wrong, from the witnesses. */
export type Diagnosis =
  | { readonly kind: 'healthy' }
  | { readonly kind: 'degraded'; readonly site: SiteId }
  | { readonly kind: 'site-down'; readonly site: SiteId }
  | { readonly kind: 'link-down'; readonly site: SiteId }
  | { readonly kind: 'overload'; readonly site: SiteId }
  | { readonly kind: 'portal-blind' };

/** What the portal would do, complete enough to be put before a person. */
export interface Proposal {
  readonly action: ActionKind;
  readonly mode: Mode;
  readonly emergency: boolean;
  readonly before: Weights;
  readonly after: Weights;
  readonly steps: readonly Step[];
  readonly risk: Risk;
}

interface DecisionBase {
  readonly workloadRef: string;
  readonly at: Instant;
  readonly diagnosis: Diagnosis;
  /** Never empty. The first is the one that decided. */
  readonly reasons: readonly Reason[];
}

export type Decision =
  | (DecisionBase & { readonly kind: 'hold' })
  | (DecisionBase & {
      readonly kind: 'propose';
      readonly proposal: Proposal;
      readonly guards: readonly GuardResult[];
    })
  | (DecisionBase & {
      readonly kind: 'blocked';
      readonly proposal: Proposal;
      /** At least one did not pass. */
      readonly guards: readonly GuardResult[];
    });
