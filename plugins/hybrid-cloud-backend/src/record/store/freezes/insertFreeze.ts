import { DeploymentFreeze } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Knex } from 'knex';
import { appendAudit } from '../../audit';
import { inTransaction } from '../inTransaction';

/** Stores a new freeze with its audit entry. Freezes do not exclude each other: the gate is closed while any holds. */
export async function insertFreeze(
  database: Knex,
  freeze: DeploymentFreeze,
): Promise<void> {
  const { id, workloadRef, until, reason, by, createdAt } = freeze;
  await inTransaction(database, async transaction => {
    await transaction('deployment_freeze').insert({
      id,
      workload_ref: workloadRef ?? null,
      until,
      reason,
      created_by: by,
      created_at: createdAt,
      ended_at: null,
    });
    await appendAudit(transaction, {
      at: createdAt,
      actor: by,
      event: 'freeze.set',
      workloadRef,
      payload: { freezeId: id, until, reason },
    });
  });
}
