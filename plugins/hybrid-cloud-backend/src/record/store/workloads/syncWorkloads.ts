import { Knex } from 'knex';
import { inTransaction } from '../inTransaction';
import { WorkloadStateRow } from '../rows';
import { TrackedWorkload } from './TrackedWorkload';

const CHUNK = 50;

/**
 * Writes what the catalogue says: new workloads appear, changed specs replace old ones, those gone from the catalogue
 * are marked and keep their record. An invalid spec leaves the last valid one in place. Only columns of the catalogue
 * are written, so a look at the same workload at the same time loses nothing.
 */
export async function syncWorkloads(
  database: Knex,
  options: {
    readonly workloads: readonly TrackedWorkload[];
    readonly now: number;
  },
): Promise<void> {
  const { workloads, now } = options;
  await inTransaction(database, async transaction => {
    for (let start = 0; start < workloads.length; start += CHUNK) {
      const chunk = workloads.slice(start, start + CHUNK);
      await upsert(transaction, chunk, true, now);
      await upsert(transaction, chunk, false, now);
    }
    const present = new Set(workloads.map(workload => workload.ref));
    const known = await transaction<WorkloadStateRow>('workload_state')
      .select('ref')
      .whereNull('removed_at');
    const gone = known.map(row => row.ref).filter(ref => !present.has(ref));
    for (let start = 0; start < gone.length; start += CHUNK) {
      await transaction('workload_state')
        .whereIn('ref', gone.slice(start, start + CHUNK))
        .update({ removed_at: now });
    }
  });
}

async function upsert(
  transaction: Knex,
  workloads: readonly TrackedWorkload[],
  valid: boolean,
  now: number,
): Promise<void> {
  const rows = workloads
    .filter(each => (each.problems.length === 0) === valid)
    .map(each => ({
      ref: each.ref,
      name: each.name,
      title: each.title ?? null,
      owner: each.owner,
      criticality: each.criticality,
      workload: each.workload ? JSON.stringify(each.workload) : null,
      problems: JSON.stringify(each.problems),
      removed_at: null,
      up_since: '{}',
      updated_at: now,
    }));
  if (rows.length === 0) return;
  const columns = [
    'name',
    'title',
    'owner',
    'criticality',
    'problems',
    'removed_at',
  ];
  await transaction('workload_state')
    .insert(rows)
    .onConflict('ref')
    .merge(valid ? [...columns, 'workload'] : columns);
}
