import { Instant } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { parseJson } from '../json';
import { NodeSets } from './packObservation';

const nodesSchema = z.array(
  z.object({
    name: z.string(),
    ready: z.boolean(),
    schedulable: z.boolean(),
    reserve: z.boolean(),
    monitoring: z.boolean(),
    allocatableCores: z.number(),
    allocatableBytes: z.number(),
  }),
);

/** Writes what is new and notes that the rest is in use. An id tells its content, so writing one twice changes nothing. */
export async function saveNodeSets(
  transaction: Knex,
  options: { readonly sets: NodeSets; readonly now: Instant },
): Promise<void> {
  const rows = [...options.sets].map(([id, nodes]) => ({
    id,
    nodes,
    used_at: options.now,
  }));
  if (rows.length === 0) return;
  await transaction('node_set')
    .insert(rows)
    .onConflict('id')
    .merge(['used_at']);
}

/** The nodes of these sets, by id. */
export async function readNodeSets(
  database: Knex,
  ids: readonly string[],
): Promise<ReadonlyMap<string, z.infer<typeof nodesSchema>>> {
  if (ids.length === 0) return new Map();
  const rows = await database<{ readonly id: string; readonly nodes: string }>(
    'node_set',
  )
    .whereIn('id', [...ids])
    .select('id', 'nodes');
  return new Map(
    rows.map(({ id, nodes }) => [
      id,
      parseJson(nodesSchema, nodes, `nodes of set ${id}`),
    ]),
  );
}
