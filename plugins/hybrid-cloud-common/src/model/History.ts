import { Instant } from './Instant';
import { PlanState } from './Plan';
import { ActionKind } from './Policy';
import { SiteId } from './Site';
import { Weights } from './Split';
import { WitnessKind } from './Witness';

/** Verdict on one site at one earlier observation, kept so that m of n and holds can be judged. */
export interface PastSiteVerdict {
  readonly site: SiteId;
  /** `down`: two independent witnesses agree. `suspect`: one. `blind`: we could not tell. */
  readonly health: 'up' | 'suspect' | 'down' | 'blind';
  /** Higher of cpu and memory, ratio; null when not fresh. */
  readonly utilisation: number | null;
  /** Witness kinds that failed; what `badOf` counts. Absent in observations kept before this was known. */
  readonly failing?: readonly WitnessKind[];
  /** Ready pods; null when not fresh. What demand needed before an outage. */
  readonly readyPods?: number | null;
}

export interface PastObservation {
  readonly at: Instant;
  readonly sites: readonly PastSiteVerdict[];
}

export interface PastAction {
  readonly planId: string;
  readonly action: ActionKind;
  readonly automatic: boolean;
  readonly before: Weights;
  readonly after: Weights;
  readonly finishedAt: Instant;
  readonly outcome: 'succeeded' | 'failed' | 'rolled-back';
  /** Nodes uncordoned and replica minimums raised, so that release can undo exactly that. */
  readonly uncordoned: readonly {
    readonly site: SiteId;
    readonly node: string;
  }[];
  readonly scaled: readonly {
    readonly site: SiteId;
    readonly before: number;
    readonly after: number;
  }[];
  /** Sticky sessions the action switched off, seconds; failback restores them. */
  readonly stickinessBefore?: number;
}

/** What the deciding function may remember. Everything in it comes from the database. */
export interface History {
  /** Oldest first; at least the last n ticks and the failback hold's span, at most an hour. */
  readonly observations: readonly PastObservation[];
  /** Since when each site that is `up` now has been up without a break; absent when it is not up. */
  readonly upSince: Readonly<Record<SiteId, Instant>>;
  /** Newest first, at most a day's, but always the last one that moved weight and those since the last return to base. */
  readonly actions: readonly PastAction[];
  /** A plan of this workload that has not ended, and how far it is. */
  readonly openPlan?: {
    readonly id: string;
    readonly action: ActionKind;
    readonly state: PlanState;
  };
  readonly suppressedUntil?: {
    readonly until: Instant;
    readonly reason: string;
  };
}
