/** Rows as the database gives them. Bigint columns are strings on PostgreSQL. */
export type BigIntColumn = number | string;

export interface WorkloadStateRow {
  readonly ref: string;
  readonly name: string;
  readonly title: string | null;
  readonly owner: string;
  readonly criticality: number;
  readonly workload: string | null;
  readonly problems: string;
  readonly removed_at: BigIntColumn | null;
  readonly observation: string | null;
  readonly observed_at: BigIntColumn | null;
  readonly decision: string | null;
  readonly up_since: string;
  readonly drift: string | null;
  readonly last_error: string | null;
  readonly updated_at: BigIntColumn;
}

export interface PlanRow {
  readonly id: string;
  readonly workload_ref: string;
  readonly state: string;
  readonly action: string;
  readonly digest: string;
  readonly requested_by: string;
  readonly request_reason: string | null;
  readonly approvals_needed: number;
  readonly body: string;
  readonly created_at: BigIntColumn;
  readonly expires_at: BigIntColumn;
  readonly updated_at: BigIntColumn;
  readonly ended_at: BigIntColumn | null;
  readonly outcome: string | null;
}

export interface PlanStepRow {
  readonly plan_id: string;
  readonly idx: number;
  readonly state: string;
  readonly step: string;
  readonly calls: number;
  readonly intended_at: BigIntColumn | null;
  readonly accepted_at: BigIntColumn | null;
  readonly verified_at: BigIntColumn | null;
  readonly outcome: string | null;
}

export interface ApprovalRow {
  readonly plan_id: string;
  readonly voter: string;
  readonly verdict: string;
  readonly digest: string;
  readonly reason: string | null;
  readonly at: BigIntColumn;
}

export interface AuditRow {
  readonly sequence: BigIntColumn;
  readonly at: BigIntColumn;
  readonly actor: string;
  readonly event: string;
  readonly workload_ref: string | null;
  readonly plan_id: string | null;
  readonly payload: string;
  readonly previous_hash: string;
  readonly hash: string;
}

export interface FreezeRow {
  readonly id: string;
  readonly workload_ref: string | null;
  readonly until: BigIntColumn;
  readonly reason: string;
  readonly created_by: string;
  readonly created_at: BigIntColumn;
  readonly ended_at: BigIntColumn | null;
}
