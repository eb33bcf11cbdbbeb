import { PlanState } from './Plan';
import { ActionKind } from './Policy';
import { SiteId } from './Site';

/**
 * Every reason a decision can have and the values its sentence needs. Ratios are 0..1, times are Instants,
 * weights are written `onprem 40, aws 60`. A code without a sentence in explain/ does not compile.
 */
export interface ReasonParams {
  'nothing-to-do': {};
  'no-switch': {};
  'switch-read-only': { switch: string };
  'mode-observe': { action: ActionKind };
  suppressed: { until: number; reason: string };
  'portal-blind-probes': { sites: number };
  'portal-blind-witnesses': {};
  'portal-blind-fleet': { lost: number; total: number };
  'site-lost': { site: SiteId; witnesses: string; detail: string };
  'site-lost-counting': {
    site: SiteId;
    bad: number;
    of: number;
    needed: number;
  };
  'site-lost-no-traffic': { site: SiteId };
  'no-destination': { site: SiteId };
  'one-witness': { site: SiteId; witness: string; detail: string };
  'site-unseen': { site: SiteId };
  'link-down': { site: SiteId; detail: string };
  'home-over-threshold': { site: SiteId; utilisation: number; at: number };
  'home-over-counting': {
    site: SiteId;
    utilisation: number;
    at: number;
    ticks: number;
    needed: number;
  };
  'no-overflow-site': {};
  'nothing-left-to-shed': { site: SiteId; utilisation: number };
  'burst-holding': { site: SiteId; utilisation: number; release: number };
  'home-under-release': { site: SiteId; utilisation: number; release: number };
  'release-counting': {
    site: SiteId;
    utilisation: number;
    release: number;
    ticks: number;
    needed: number;
  };
  'release-would-burst-again': { site: SiteId; predicted: number; at: number };
  'home-recovered': { site: SiteId; minutes: number };
  'home-not-recovered': { site: SiteId };
  'failback-holding': { site: SiteId; upMinutes: number; holdMinutes: number };
  'reading-not-fresh': {
    reading: string;
    site: SiteId;
    state: string;
    ageSeconds: number;
    source: string;
  };
  drift: { expected: string; found: string };
  /** The id is for links and logs: no sentence shows it. */
  'plan-open': { planId: string; action: ActionKind; state: PlanState };
  'schedule-asleep': { site: SiteId; awake: string };
  requested: { action: ActionKind };
  'no-acting-credentials': {};
  /** A safety rule did not pass; the guard's own values follow under their names. */
  'guard-not-passed': { guard: string; verdict: string } & Record<
    string,
    string | number
  >;
  'weights-changed': { expected: string; found: string };
  'stickiness-changed': { expected: string; found: string };
  'replicas-changed': { site: SiteId; expected: number; found: number };
  'node-gone': { site: SiteId; node: string };
  'reason-gone': { site: SiteId };
  'diagnosis-changed': { before: string; now: string };
  'health-changed': { site: SiteId; before: string; now: string };
  'lag-changed': { before: string; now: string };
}

export type ReasonCode = keyof ReasonParams;

type ReasonOf<Code extends ReasonCode> = {
  readonly code: Code;
  readonly params: Readonly<ReasonParams[Code]>;
};

/** Why a decision is what it is. `code` names a sentence in explain/, `params` fill it. */
export type Reason = { [Code in ReasonCode]: ReasonOf<Code> }[ReasonCode];
