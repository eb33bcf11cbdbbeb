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
import { saveNodeSets } from './nodeSets';
import { NodeSets, packObservation } from './packObservation';
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
  /** Which of its rows are worth writing besides the latest state. */
  readonly keep: { readonly verdicts: boolean; readonly point: boolean };
  readonly upSince: Readonly<Record<SiteId, Instant>>;
  readonly drift?: DriftView;
}

/**
 * Writes many looks in one transaction: the latest state of each workload, those verdicts and points of the
 * charts that are worth keeping, and its decision when that changed. Rows of another look at the same
 * moment are left as they are, so writing a look twice changes nothing.
 */
export async function saveLooks(
  database: Knex,
  looks: readonly Look[],
): Promise<void> {
  const sets: NodeSets = new Map();
  const states = looks.map(look => stateRow(look, sets));
  const now = Math.max(...looks.map(look => look.observation.at));
  await inTransaction(database, async transaction => {
    await saveNodeSets(transaction, { sets, now });
    for (let start = 0; start < looks.length; start += CHUNK) {
      const end = start + CHUNK;
      await saveStates(transaction, states.slice(start, end));
      await saveChunk(transaction, looks.slice(start, end));
    }
  });
}

async function saveStates(
  transaction: Knex,
  rows: readonly ReturnType<typeof stateRow>[],
): Promise<void> {
  await transaction('workload_state')
    .insert([...rows])
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
}

async function saveChunk(
  transaction: Knex,
  looks: readonly Look[],
): Promise<void> {
  const verdicts = looks.filter(({ keep }) => keep.verdicts);
  if (verdicts.length > 0) {
    await transaction('observation_tick')
      .insert(
        verdicts.map(({ tracked, past }) => ({
          workload_ref: tracked.ref,
          at: past.at,
          verdicts: JSON.stringify(past.sites),
        })),
      )
      .onConflict(['workload_ref', 'at'])
      .ignore();
  }
  const points = looks.filter(({ keep }) => keep.point);
  if (points.length > 0) {
    await transaction('reading_history')
      .insert(points.map(look => historyRow(look.observation)))
      .onConflict(['workload_ref', 'at'])
      .ignore();
  }
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

function stateRow(look: Look, sets: NodeSets) {
  const { tracked } = look;
  return {
    ref: tracked.ref,
    name: tracked.name,
    title: tracked.title ?? null,
    owner: tracked.owner,
    criticality: tracked.criticality,
    workload: tracked.workload ? JSON.stringify(tracked.workload) : null,
    problems: JSON.stringify(tracked.problems),
    observation: packObservation(look.observation, sets),
    observed_at: look.observation.at,
    decision: JSON.stringify(look.decision),
    up_since: JSON.stringify(look.upSince),
    drift: look.drift ? JSON.stringify(look.drift) : null,
    last_error: null,
    updated_at: look.observation.at,
  };
}
