import { withCondition } from '../objects/conditions';
import { Pod } from '../objects/Pod';
import { NODES, PODS } from '../resources';
import { toTimestamp } from '../time';
import { ClusterContext, Controller } from './Controller';
import { NodeRoom, obstacles, roomOf, take } from './fitsNode';

/**
 * Binds pods to nodes by requests against allocatable, never by usage. A pod that fits nowhere stays Pending with the
 * scheduler's own explanation and is looked at again when a node or pod has changed.
 */
export class Scheduler implements Controller {
  readonly #context: ClusterContext;
  #look = true;

  constructor(context: ClusterContext) {
    this.#context = context;
    context.store.subscribe((resource, change) => {
      // A pod's later life (starting, ready) frees no room, and a heartbeat opens no node.
      if (resource.id === NODES.id) this.#look = true;
      if (resource.id === PODS.id && change.type !== 'MODIFIED')
        this.#look = true;
    });
  }

  start(): void {
    this.#look = true;
  }

  reconcile(): boolean {
    if (!this.#look) return false;
    this.#look = false;
    const { store } = this.#context;
    const waiting: Pod[] = [];
    const rooms = new Map<string, NodeRoom>();
    for (const node of store.list(NODES))
      rooms.set(node.metadata.name, roomOf(node));
    const spread = new Map<string, number>();
    for (const pod of store.list(PODS)) {
      if (pod.spec.nodeName === undefined) waiting.push(pod);
      else occupy(pod, rooms, spread);
    }
    let bound = false;
    for (const pod of waiting) bound = this.#place(pod, rooms, spread) || bound;
    return bound;
  }

  #place(
    pod: Pod,
    rooms: Map<string, NodeRoom>,
    spread: Map<string, number>,
  ): boolean {
    const reasons = new Map<string, number>();
    let best: { room: NodeRoom; score: number } | undefined;
    for (const room of rooms.values()) {
      const inTheWay = obstacles(pod, room);
      for (const reason of inTheWay)
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      if (inTheWay.length > 0) continue;
      const score = scoreOf(pod, room, spread);
      if (!best || score > best.score) best = { room, score };
    }
    if (!best) {
      this.#reject(pod, rooms.size, reasons);
      return false;
    }
    const bound = this.#bind(pod, best.room.node.metadata.name);
    occupy(bound, rooms, spread);
    return true;
  }

  #bind(pod: Pod, nodeName: string): Pod {
    const { store, events } = this.#context;
    const at = toTimestamp(this.#context.now());
    const bound = store.replace(PODS, {
      ...pod,
      spec: { ...pod.spec, nodeName },
      status: {
        ...pod.status,
        conditions: withCondition(
          pod.status.conditions,
          { type: 'PodScheduled', status: 'True' },
          at,
        ),
      },
    });
    events.record({
      about: pod,
      type: 'Normal',
      reason: 'Scheduled',
      message: `Successfully assigned ${pod.metadata.namespace}/${pod.metadata.name} to ${nodeName}`,
      component: 'default-scheduler',
    });
    return bound;
  }

  #reject(pod: Pod, nodes: number, reasons: ReadonlyMap<string, number>): void {
    const { store, events } = this.#context;
    const why = [...reasons]
      .map(([reason, count]) => `${count} ${reason}`)
      .sort()
      .join(', ');
    const message = `0/${nodes} nodes are available: ${why}.`;
    const present = pod.status.conditions?.find(
      ({ type }) => type === 'PodScheduled',
    );
    if (present?.message === message) return;
    const at = toTimestamp(this.#context.now());
    store.replace(PODS, {
      ...pod,
      status: {
        ...pod.status,
        conditions: withCondition(
          pod.status.conditions,
          {
            type: 'PodScheduled',
            status: 'False',
            reason: 'Unschedulable',
            message,
          },
          at,
        ),
      },
    });
    events.record({
      about: pod,
      type: 'Warning',
      reason: 'FailedScheduling',
      message,
      component: 'default-scheduler',
    });
  }
}

function occupy(
  pod: Pod,
  rooms: Map<string, NodeRoom>,
  spread: Map<string, number>,
): void {
  const room = rooms.get(pod.spec.nodeName ?? '');
  if (
    !room ||
    pod.status.phase === 'Succeeded' ||
    pod.status.phase === 'Failed'
  )
    return;
  take(room, pod.spec);
  const key = spreadKey(pod, room);
  spread.set(key, (spread.get(key) ?? 0) + 1);
}

function spreadKey(pod: Pod, room: NodeRoom): string {
  return `${pod.metadata.ownerReferences?.[0]?.uid ?? pod.metadata.uid} ${
    room.node.metadata.name
  }`;
}

/** Siblings apart first, then the emptier node, and away from nodes that would rather not. */
function scoreOf(
  pod: Pod,
  room: NodeRoom,
  spread: ReadonlyMap<string, number>,
): number {
  const { allocatable, requested } = room;
  const free =
    (1 -
      requested.cores / allocatable.cores +
      (1 - requested.bytes / allocatable.bytes)) /
    2;
  const siblings = spread.get(spreadKey(pod, room)) ?? 0;
  const unwanted = (room.node.spec.taints ?? []).some(
    ({ effect }) => effect === 'PreferNoSchedule',
  )
    ? 1000
    : 0;
  return free - siblings * 10 - unwanted;
}
