import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { Plan } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Knex } from 'knex';
import { appendAudit } from '../../audit';
import { inTransaction } from '../inTransaction';

export type InsertPlanOutcome =
  | { readonly kind: 'inserted' }
  /** The workload has a plan that has not ended. */
  | { readonly kind: 'one-open-already' };

/**
 * Stores a new plan with its steps. One plan in flight for each workload is kept by the unique partial index
 * `plan_one_open`, so two loops or a loop and a person cannot both succeed.
 */
export async function insertPlan(
  database: Knex,
  plan: Plan,
): Promise<InsertPlanOutcome> {
  try {
    await inTransaction(database, async transaction => {
      await transaction('plan').insert(planRow(plan));
      if (plan.steps.length > 0) {
        await transaction('plan_step').insert(
          plan.steps.map(step => ({
            plan_id: plan.id,
            idx: step.index,
            state: step.state,
            step: JSON.stringify(step.step),
          })),
        );
      }
      await appendAudit(transaction, {
        at: plan.createdAt,
        actor: plan.requestedBy,
        event: 'plan.created',
        workloadRef: plan.workloadRef,
        planId: plan.id,
        payload: {
          state: plan.state,
          action: plan.proposal.action,
          before: plan.proposal.before,
          after: plan.proposal.after,
          steps: plan.steps.map(step => step.step),
          risk: plan.proposal.risk,
          reasons: plan.reasons,
          guards: plan.guards,
          digest: plan.digest,
          requestReason: plan.requestReason,
        },
      });
    });
    return { kind: 'inserted' };
  } catch (error) {
    if (isDatabaseConflictError(error)) return { kind: 'one-open-already' };
    throw error;
  }
}

function planRow(plan: Plan) {
  return {
    id: plan.id,
    workload_ref: plan.workloadRef,
    state: plan.state,
    action: plan.proposal.action,
    digest: plan.digest,
    requested_by: plan.requestedBy,
    request_reason: plan.requestReason ?? null,
    approvals_needed: plan.approvalsNeeded,
    body: JSON.stringify({
      proposal: plan.proposal,
      diagnosis: plan.diagnosis,
      reasons: plan.reasons,
      guards: plan.guards,
      evidence: plan.evidence,
    }),
    created_at: plan.createdAt,
    expires_at: plan.expiresAt,
    updated_at: plan.updatedAt,
    ended_at: plan.endedAt ?? null,
    outcome: plan.outcome ?? null,
  };
}
