import {
  Decision,
  DriftView,
  Instant,
  Observation,
  PastObservation,
  SiteId,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { randomUUID } from 'crypto';
import { Knex } from 'knex';
import { historyRow } from '../history/historyRow';
import { inTransaction } from '../inTransaction';
import { TrackedWorkload } from './TrackedWorkload';

const CHUNK = 50;

/** Everything one look at one workload leaves behind. */
export interface Look {
  readonly tracked: TrackedWorkload;
  readonly observation: Observation;
  readonly decision: Decision;
  /** The decision differs from the one before it. */
  readonly decisionChanged: boolean;
  readonly past: PastObservation;
  readonly upSince: Readonly<Record<SiteId, Instant>>;
  readonly drift?: DriftView;
}

/**
 * Writes many looks in one transaction: the latest state of each workload, its verdicts, its point of the charts
 * (the first of every ten seconds is kept) and its decision when that changed. Rows of another look at the same
 * moment are left as they are, so writing a look twice changes nothing.
 */
export async function saveLooks(
  database: Knex,
  looks: readonly Look[],
): Promise<void> {
  await inTransaction(database, async transaction => {
    for (let start = 0; start < looks.length; start += CHUNK) {
      await saveChunk(transaction, looks.slice(start, start + CHUNK));
    }
  });
}

async function saveChunk(
  transaction: Knex,
  looks: readonly Look[],
): Promise<void> {
  await transaction('workload_state')
    .insert(looks.map(stateRow))
    .onConflict('ref')
    .merge([
      'observation',
      'observed_at',
      'decision',
      'up_since',
      'drift',
      'last_error',
      'updated_at',
    ]);
  await transaction('observation_tick')
    .insert(
      looks.map(look => ({
        workload_ref: look.tracked.ref,
        at: look.past.at,
        verdicts: JSON.stringify(look.past.sites),
      })),
    )
    .onConflict(['workload_ref', 'at'])
    .ignore();
  await transaction('reading_history')
    .insert(looks.map(look => historyRow(look.observation)))
    .onConflict(['workload_ref', 'at'])
    .ignore();
  const changed = looks.filter(look => look.decisionChanged);
  if (changed.length > 0) {
    await transaction('decision_entry').insert(
      changed.map(({ decision }) => ({
        id: randomUUID(),
        workload_ref: decision.workloadRef,
        at: decision.at,
        kind: decision.kind,
        decision: JSON.stringify(decision),
      })),
    );
  }
}

function stateRow(look: Look) {
  const { tracked } = look;
  return {
    ref: tracked.ref,
    name: tracked.name,
    title: tracked.title ?? null,
    owner: tracked.owner,
    criticality: tracked.criticality,
    workload: tracked.workload ? JSON.stringify(tracked.workload) : null,
    problems: JSON.stringify(tracked.problems),
    observation: JSON.stringify(look.observation),
    observed_at: look.observation.at,
    decision: JSON.stringify(look.decision),
    up_since: JSON.stringify(look.upSince),
    drift: look.drift ? JSON.stringify(look.drift) : null,
    last_error: null,
    updated_at: look.observation.at,
  };
}
