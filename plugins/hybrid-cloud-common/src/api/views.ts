import {
  Decision,
  Instant,
  Mode,
  Observation,
  Plan,
  ReadingErrorKind,
  Site,
  SiteId,
  Workload,
} from '../model';

/** Worst first: what decides the order on the Hybrid page. */
export type WorkloadHealth =
  | 'needs-person' // a plan waits for approval, or a decision is blocked
  | 'critical' // a site is down
  | 'degraded' // one witness, drift, replication broken, something stale
  | 'acting' // a plan is executing
  | 'healthy'
  | 'unknown'; // never observed, or we are blind

/** A mistake in `spec.hybrid`, in the words of the parser. */
export interface SpecProblem {
  /** `spec.hybrid.policy.burst.at` */
  readonly path: string;
  readonly value: string;
  readonly expected: string;
}

/** One row of the Hybrid page. */
export interface WorkloadSummary {
  readonly ref: string;
  readonly name: string;
  readonly title?: string;
  readonly owner: string;
  readonly criticality: number;
  readonly health: WorkloadHealth;
  readonly mode: Mode;
  readonly workload?: Workload;
  readonly problems: readonly SpecProblem[];
  readonly observation?: Observation;
  readonly decision?: Decision;
  readonly openPlan?: { readonly id: string; readonly state: Plan['state'] };
  /** Configured weights differ from what the last plan left, or from the base weights. */
  readonly drift?: DriftView;
  /** Why the latest look failed, when it did: what is shown is from before. */
  readonly lookError?: string;
}

export interface DriftView {
  readonly expected: Readonly<Record<SiteId, number>>;
  readonly found: Readonly<Record<SiteId, number>>;
  readonly since: Instant;
}

/** GET /workloads. Placements name only the nodes that carry the workload or are held in reserve; one workload's own answer names all. */
export interface WorkloadListResponse {
  readonly items: readonly WorkloadSummary[];
  readonly at: Instant;
}

/** GET /workloads/{kind}/{namespace}/{name} */
export interface WorkloadDetail extends WorkloadSummary {
  readonly recentPlans: readonly PlanSummary[];
}

export interface HistoryPoint {
  readonly at: Instant;
  /** null: nothing fresh was known at that time; drawn as a gap, never as zero. */
  readonly lagSeconds: number | null;
  readonly queueDepth: number | null;
  readonly utilisation: Readonly<Record<SiteId, number | null>>;
  readonly configured: Readonly<Record<SiteId, number>> | null;
  readonly observed: Readonly<Record<SiteId, number>> | null;
}
export interface HistoryResponse {
  readonly points: readonly HistoryPoint[];
  readonly plans: readonly PlanSummary[];
}

export interface PlanSummary {
  readonly id: string;
  readonly workloadRef: string;
  readonly state: Plan['state'];
  readonly action: Plan['proposal']['action'];
  readonly requestedBy: string;
  readonly createdAt: Instant;
  readonly endedAt?: Instant;
}
export interface PlanListResponse {
  readonly items: readonly Plan[];
}

/** GET /plans/{id}: the plan and what the person looking may do with it. */
export interface PlanDetail {
  readonly plan: Plan;
  readonly allowed: {
    readonly approve: boolean;
    readonly reject: boolean;
    readonly cancel: boolean;
    /** Why approving is not offered, when it is not. */
    readonly approveRefusal?:
      | 'own-plan'
      | 'no-permission'
      | 'not-awaiting'
      | 'already-voted';
  };
}

export interface SiteView extends Site {
  readonly connection: 'ok' | 'partial' | 'unreachable' | 'not-configured';
  /** What we may not see on this site, and why. */
  readonly blindSpots: readonly {
    readonly what: string;
    readonly error: ReadingErrorKind;
    readonly message: string;
    readonly since: Instant;
  }[];
}

/** GET /estate */
export interface EstateResponse {
  readonly sites: readonly SiteView[];
  readonly automationEnabled: boolean;
  readonly tickSeconds: number;
  readonly lastTickAt?: Instant;
}

/** POST /plans. A person asks for a move; the deciding functions still say whether it is safe. */
export interface CreatePlanRequest {
  readonly workloadRef: string;
  readonly action: 'failover' | 'failback' | 'burst' | 'release' | 'rebalance';
  readonly reason: string;
  /** Build and judge only; nothing is stored. */
  readonly dryRun?: boolean;
}
export interface CreatePlanResponse {
  readonly decision: Decision;
  /** Absent on a dry run, a hold or a block. */
  readonly plan?: Plan;
}

/** POST /plans/{id}/approve|reject|cancel */
export interface VerdictRequest {
  /** The digest shown to the person. Required for approve. */
  readonly digest?: string;
  readonly reason?: string;
}

export interface AuditEntry {
  readonly sequence: number;
  readonly at: Instant;
  readonly actor: string;
  readonly event: string;
  readonly workloadRef?: string;
  readonly planId?: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Hex SHA-256 over the previous hash and this entry. */
  readonly hash: string;
}
export interface AuditResponse {
  readonly items: readonly AuditEntry[];
  readonly nextCursor?: number;
}
export interface AuditVerifyResponse {
  readonly intact: boolean;
  readonly entries: number;
  readonly firstBroken?: number;
}
export interface DecisionsResponse {
  readonly items: readonly Decision[];
}
