import {
  Observation,
  Placement,
  PlacementNode,
  Reading,
  SiteObservation,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { createHash } from 'crypto';

/** How a node without pods of a workload looks from every workload. */
type BareNode = Omit<PlacementNode, 'pods' | 'readyPods'>;

/** What stands in a stored placement in the place of its nodes: which set, and where in it the pods are. */
interface PackedNodes {
  readonly set: string;
  /** Index in the set, pods, ready pods. */
  readonly carrying: readonly (readonly [number, number, number])[];
}

/** Node sets by id: JSON of BareNode[]. */
export type NodeSets = Map<string, string>;

/** Working out an id is work: a set is met by a thousand workloads at every tick. Those of the last changes are kept. */
const KNOWN_IDS = 64;
const idsByKey = new Map<string, string>();
const keysByNode = new WeakMap<PlacementNode, string>();

/**
 * JSON of an observation without its nodes, which are those of a whole cluster and the same for all workloads there:
 * they are added to `sets`, once for each different set, and only named in the observation.
 */
export function packObservation(
  observation: Observation,
  sets: NodeSets,
): string {
  const sites = Object.fromEntries(
    Object.entries(observation.sites).map(([id, site]) => [
      id,
      { ...site, placement: packReading(site.placement, sets) },
    ]),
  );
  return JSON.stringify({ ...observation, sites });
}

function packReading(reading: Reading<Placement>, sets: NodeSets) {
  if (reading.state !== 'fresh' && reading.state !== 'stale') return reading;
  const { nodes, ...rest } = reading.value;
  return { ...reading, value: { ...rest, packed: packNodes(nodes, sets) } };
}

function packNodes(
  nodes: readonly PlacementNode[],
  sets: NodeSets,
): PackedNodes {
  const key = nodes.map(keyOf).join('\n');
  const id = idsByKey.get(key) ?? remember(key);
  if (!sets.has(id)) sets.set(id, JSON.stringify(nodes.map(bare)));
  return {
    set: id,
    carrying: nodes.flatMap(({ pods, readyPods }, index) =>
      pods > 0 || readyPods > 0 ? [[index, pods, readyPods] as const] : [],
    ),
  };
}

function keyOf(node: PlacementNode): string {
  const known = keysByNode.get(node);
  if (known !== undefined) return known;
  const key = JSON.stringify(Object.values(bare(node)));
  keysByNode.set(node, key);
  return key;
}

function remember(key: string): string {
  const id = createHash('sha256').update(key).digest('hex').slice(0, 32);
  if (idsByKey.size >= KNOWN_IDS) idsByKey.clear();
  idsByKey.set(key, id);
  return id;
}

function bare(node: PlacementNode): BareNode {
  return {
    name: node.name,
    ready: node.ready,
    schedulable: node.schedulable,
    reserve: node.reserve,
    monitoring: node.monitoring,
    allocatableCores: node.allocatableCores,
    allocatableBytes: node.allocatableBytes,
  };
}

type Stored<T> = T & { readonly packed?: PackedNodes };

/**
 * The observation as it was. One from before sets existed is given as it is; of a set that is gone no node is shown.
 */
export function unpackObservation(
  stored: Observation,
  sets: ReadonlyMap<string, readonly BareNode[]>,
): Observation {
  const sites: Record<string, SiteObservation> = {};
  for (const [id, site] of Object.entries(stored.sites)) {
    const { placement } = site;
    sites[id] =
      placement.state === 'fresh' || placement.state === 'stale'
        ? {
            ...site,
            placement: {
              ...placement,
              value: unpackPlacement(placement.value, sets),
            },
          }
        : site;
  }
  return { ...stored, sites };
}

function unpackPlacement(
  stored: Stored<Placement>,
  sets: ReadonlyMap<string, readonly BareNode[]>,
): Placement {
  const { packed, ...placement } = stored;
  if (!packed) return placement;
  const carrying = new Map(
    packed.carrying.map(([index, pods, readyPods]) => [
      index,
      { pods, readyPods },
    ]),
  );
  const nodes = (sets.get(packed.set) ?? []).map((node, index) => ({
    ...node,
    ...(carrying.get(index) ?? { pods: 0, readyPods: 0 }),
  }));
  return { ...placement, nodes };
}

/** Names of the sets that a stored observation rests on. */
export function nodeSetsOf(stored: Observation): readonly string[] {
  return Object.values(stored.sites).flatMap(({ placement }) => {
    if (placement.state !== 'fresh' && placement.state !== 'stale') return [];
    const value: Stored<Placement> = placement.value;
    return value.packed ? [value.packed.set] : [];
  });
}
