import { SiteId } from './Site';

/** observe: show only. advise: say what it would do. approve: propose and wait for people. auto: carry it out. */
export type Mode = 'observe' | 'advise' | 'approve' | 'auto';

/** rebalance: to the base weights because a person asks, from wherever the weights are; no method proposes it by itself. */
export type ActionKind =
  | 'failover'
  | 'failback'
  | 'burst'
  | 'release'
  | 'rebalance'
  | 'schedule';

export interface BurstPolicy {
  readonly mode: Mode;
  /** Home utilisation (ratio) at which weight starts to leave. */
  readonly at: number;
  /** Home utilisation at which the largest share has left. */
  readonly full: number;
  /** Home utilisation below which it comes back. */
  readonly release: number;
  /** Consecutive observations at or over the threshold before anything is proposed. */
  readonly holdTicks: number;
}
export interface FailoverPolicy {
  readonly mode: Mode;
  /** [m, n]: m bad of the last n observations. */
  readonly badOf: readonly [number, number];
  readonly approvals: number;
}
export interface FailbackPolicy {
  readonly mode: Mode;
  /** Minutes the recovery must have held. Fractions are allowed. */
  readonly holdMinutes: number;
}
export interface SchedulePolicy {
  readonly mode: Mode;
  readonly site: SiteId;
  /** `Mon-Fri 09:00-18:00 Asia/Seoul`. Read here; acted on by a later issue. */
  readonly awake: string;
}
export interface Limits {
  readonly maxSwitchesPerHour: number;
  /** After an automatic action nothing automatic happens for this long. */
  readonly blockMinutes: number;
  /** Refuse when the remaining healthy capacity is under this share of demand. */
  readonly minCapacityRatio: number;
  /** Largest move of weight in one step, as a share 0..1 of all traffic (not the emergency verb). */
  readonly maxStep: number;
  /** Minutes after which a plan nobody approved has expired. */
  readonly approvalMinutes: number;
}
/** Thresholds, holds, limits and modes; every field has its default filled in by the parser. */
export interface Policy {
  readonly burst: BurstPolicy;
  readonly failover: FailoverPolicy;
  readonly failback: FailbackPolicy;
  readonly schedule?: SchedulePolicy;
  readonly limits: Limits;
}
