import {
  Approval,
  Plan,
  PlanStep,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { parseJson, parseStored, toNumber, toOptionalNumber } from '../json';
import { ApprovalRow, PlanRow, PlanStepRow } from '../rows';
import {
  diagnosisSchema,
  guardResultSchema,
  observationSchema,
  planStateSchema,
  proposalSchema,
  reasonSchema,
  stepSchema,
  stepStateSchema,
  verdictSchema,
} from '../schemas';

const bodySchema = z.object({
  proposal: proposalSchema,
  diagnosis: diagnosisSchema,
  reasons: z.array(reasonSchema),
  guards: z.array(guardResultSchema),
  evidence: observationSchema,
});

/** Reads the steps and votes of plan rows, two queries for any number of plans, and keeps the rows' order. */
export async function assemblePlans(
  database: Knex,
  rows: readonly PlanRow[],
): Promise<Plan[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(row => row.id);
  const steps = await database<PlanStepRow>('plan_step')
    .whereIn('plan_id', ids)
    .orderBy('idx');
  const approvals = await database<ApprovalRow>('approval')
    .whereIn('plan_id', ids)
    .orderBy('at');
  return rows.map(row => ({
    ...toPlan(row),
    steps: steps.filter(step => step.plan_id === row.id).map(toStep),
    approvals: approvals.filter(a => a.plan_id === row.id).map(toApproval),
  }));
}

function toPlan(row: PlanRow): Omit<Plan, 'steps' | 'approvals'> {
  const body = parseJson(bodySchema, row.body, `plan ${row.id}`);
  return {
    id: row.id,
    workloadRef: row.workload_ref,
    state: parseStored(planStateSchema, row.state, `state of plan ${row.id}`),
    ...body,
    digest: row.digest,
    requestedBy: row.requested_by,
    requestReason: row.request_reason ?? undefined,
    approvalsNeeded: row.approvals_needed,
    createdAt: toNumber(row.created_at),
    expiresAt: toNumber(row.expires_at),
    updatedAt: toNumber(row.updated_at),
    endedAt: toOptionalNumber(row.ended_at),
    outcome: row.outcome ?? undefined,
  };
}

function toStep(row: PlanStepRow): PlanStep {
  const what = `step ${row.idx} of plan ${row.plan_id}`;
  return {
    index: row.idx,
    step: parseJson(stepSchema, row.step, what),
    state: parseStored(stepStateSchema, row.state, what),
    intendedAt: toOptionalNumber(row.intended_at),
    acceptedAt: toOptionalNumber(row.accepted_at),
    verifiedAt: toOptionalNumber(row.verified_at),
    outcome: row.outcome ?? undefined,
  };
}

function toApproval(row: ApprovalRow): Approval {
  return {
    by: row.voter,
    verdict: parseStored(verdictSchema, row.verdict, `vote on ${row.plan_id}`),
    digest: row.digest,
    reason: row.reason ?? undefined,
    at: toNumber(row.at),
  };
}
