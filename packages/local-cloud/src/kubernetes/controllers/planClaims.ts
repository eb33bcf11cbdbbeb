import { grownNode } from '../build/buildKarpenter';
import { buildNode } from '../build/buildNode';
import { NodeGrowthSpec } from '../ClusterEstate';
import { Pod } from '../objects/Pod';
import { podRequests } from '../objects/podRequests';
import { StringMap } from '../objects/KubeObject';
import { parseQuantity } from '../quantity';
import { NodeRoom, obstacles, roomOf, take } from './fitsNode';

export interface ClaimPlan {
  /** What each machine to buy is wanted for. */
  readonly create: readonly {
    readonly cores: number;
    readonly bytes: number;
    readonly pods: number;
  }[];
  readonly refused: readonly { readonly pod: Pod; readonly reason: string }[];
}

/** Packs pods that fit nowhere into machines on their way, then into new ones as far as the pool's limits go. */
export function planClaims(options: {
  readonly growth: NodeGrowthSpec;
  readonly limits: StringMap;
  /** Machines of the pool, and how many of them are still on their way. */
  readonly claims: number;
  readonly inFlight: number;
  readonly pods: readonly Pod[];
}): ClaimPlan {
  const { growth, limits, claims, inFlight, pods } = options;
  const rooms: NodeRoom[] = Array.from({ length: inFlight }, () =>
    emptyRoom(growth),
  );
  const refused: { pod: Pod; reason: string }[] = [];
  const most = Math.min(growth.maxNodes, machinesWithin(growth, limits));
  for (const pod of bySize(pods)) {
    const room = rooms.find(
      candidate => obstacles(pod, candidate).length === 0,
    );
    if (room) {
      take(room, pod.spec);
      continue;
    }
    const fresh = emptyRoom(growth);
    const inTheWay = obstacles(pod, fresh);
    if (inTheWay.length > 0) {
      refused.push({
        pod,
        reason: `Failed to schedule pod, incompatible with nodepool "${
          growth.nodePool
        }", ${inTheWay.join(', ')}`,
      });
    } else if (claims + rooms.length - inFlight >= most) {
      refused.push({
        pod,
        reason: `Failed to schedule pod, all available instance types exceed limits for nodepool: "${growth.nodePool}"`,
      });
    } else {
      take(fresh, pod.spec);
      rooms.push(fresh);
    }
  }
  return { create: rooms.slice(inFlight).map(room => room.requested), refused };
}

function emptyRoom(growth: NodeGrowthSpec): NodeRoom {
  const node = buildNode({
    spec: grownNode(growth, 1),
    version: '',
    now: 0,
    ready: true,
  });
  // A node to be: the identity the store would add is not looked at here.
  return roomOf({
    ...node,
    metadata: {
      ...node.metadata,
      uid: '',
      resourceVersion: '',
      creationTimestamp: '',
    },
  });
}

function machinesWithin(growth: NodeGrowthSpec, limits: StringMap): number {
  const cpu =
    limits.cpu === undefined
      ? Infinity
      : parseQuantity(limits.cpu) / Math.ceil(growth.cores);
  const memory =
    limits.memory === undefined
      ? Infinity
      : parseQuantity(limits.memory) / growth.bytes;
  return Math.floor(Math.min(cpu, memory) + 1e-9);
}

/** Largest first packs best; names make it repeatable. */
function bySize(pods: readonly Pod[]): readonly Pod[] {
  return [...pods].sort(
    (a, b) =>
      podRequests(b.spec).cores - podRequests(a.spec).cores ||
      (a.metadata.name < b.metadata.name ? -1 : 1),
  );
}
