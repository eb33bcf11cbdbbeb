import { Instant } from './Instant';
import { PlanState } from './Plan';
import { ActionKind } from './Policy';
import { SiteId } from './Site';

/** Why a pipeline may not deploy to a workload now. Weights and ages are plain numbers, ages in seconds. */
export type GateReason =
  | {
      readonly kind: 'frozen';
      readonly scope: 'workload' | 'fleet';
      readonly by: string;
      readonly why: string;
      readonly until: Instant;
    }
  | {
      readonly kind: 'plan-in-flight';
      readonly planId: string;
      readonly action: ActionKind;
      readonly state: PlanState;
    }
  | {
      readonly kind: 'site-lost';
      readonly site: SiteId;
      readonly detail: string;
    }
  /** A site with a share of the traffic in calm times has none now. */
  | {
      readonly kind: 'traffic-away';
      readonly site: SiteId;
      readonly weight: number;
      readonly baseWeight: number;
    }
  | { readonly kind: 'never-observed' }
  | { readonly kind: 'observed-long-ago'; readonly ageSeconds: number }
  /** Most witnesses fail at once: it is more likely we who cannot see. */
  | { readonly kind: 'portal-blind' }
  | { readonly kind: 'site-unseen'; readonly site: SiteId }
  | { readonly kind: 'weights-unknown' };
