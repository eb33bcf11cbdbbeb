import { Knex } from 'knex';
import { parseJson, parseOptionalJson, toNumber } from '../json';
import { WorkloadStateRow } from '../rows';
import {
  decisionSchema,
  driftSchema,
  instantsBySiteSchema,
  observationSchema,
  specProblemsSchema,
  workloadSchema,
} from '../schemas';
import { readNodeSets } from './nodeSets';
import { observeOnly } from './observeOnly';
import { nodeSetsOf, unpackObservation } from './packObservation';
import { WorkloadState } from './WorkloadState';

export interface ReadWorkloadStatesOptions {
  readonly refs?: readonly string[];
}

/** The latest of every workload in the catalogue, or of the named ones. */
export async function readWorkloadStates(
  database: Knex,
  options: ReadWorkloadStatesOptions = {},
): Promise<WorkloadState[]> {
  const query = database<WorkloadStateRow>('workload_state')
    .whereNull('removed_at')
    .orderBy('criticality')
    .orderBy('name');
  if (options.refs) query.whereIn('ref', [...options.refs]);
  const states = (await query).map(toState);
  const used = states.flatMap(({ observation }) =>
    observation ? nodeSetsOf(observation) : [],
  );
  const sets = await readNodeSets(database, [...new Set(used)]);
  return states.map(state => ({
    ...state,
    observation:
      state.observation && unpackObservation(state.observation, sets),
  }));
}

/** With its observation as it is stored. */
function toState(row: WorkloadStateRow): WorkloadState {
  const what = (column: string) => `${column} of ${row.ref}`;
  const problems = parseJson(
    specProblemsSchema,
    row.problems,
    what('problems'),
  );
  const workload = parseOptionalJson(
    workloadSchema,
    row.workload,
    what('workload'),
  );
  return {
    ref: row.ref,
    name: row.name,
    title: row.title ?? undefined,
    owner: row.owner,
    criticality: row.criticality,
    workload:
      workload && problems.length > 0 ? observeOnly(workload) : workload,
    problems,
    observation: parseOptionalJson(
      observationSchema,
      row.observation,
      what('observation'),
    ),
    decision: parseOptionalJson(decisionSchema, row.decision, what('decision')),
    upSince: parseJson(instantsBySiteSchema, row.up_since, what('up_since')),
    drift: parseOptionalJson(driftSchema, row.drift, what('drift')),
    lastError: row.last_error ?? undefined,
    updatedAt: toNumber(row.updated_at),
  };
}
