import { NodeUsage } from './NodeMetricsPoller';
import { KeptNode } from './objects';
import { NodeRoles, nodeRoles } from './placement';

export interface Utilisation {
  /** Usage over allocatable, 0..1. */
  readonly cpu: number;
  readonly memory: number;
  /** When the oldest of the figures was measured. */
  readonly at: number;
}

/**
 * Usage over allocatable of the nodes that can carry workloads: schedulable, Ready, not for monitoring. A node without
 * figures (it has just come) is left out of both sides: it is neither idle nor full. Undefined when nothing is left.
 */
export function utilisationOf(options: {
  readonly nodes: Iterable<KeptNode>;
  readonly usage: ReadonlyMap<string, NodeUsage>;
  readonly roles: NodeRoles;
}): Utilisation | undefined {
  const role = nodeRoles(options.roles);
  const used = { cores: 0, bytes: 0 };
  const allocatable = { cores: 0, bytes: 0 };
  let at = Number.POSITIVE_INFINITY;
  for (const node of options.nodes) {
    const usage = options.usage.get(node.name);
    if (!usage || !node.ready || !node.schedulable) continue;
    if (role(node).monitoring) continue;
    used.cores += usage.cores;
    used.bytes += usage.bytes;
    allocatable.cores += node.cores;
    allocatable.bytes += node.bytes;
    at = Math.min(at, usage.at);
  }
  if (allocatable.cores === 0 || allocatable.bytes === 0) return undefined;
  return {
    cpu: used.cores / allocatable.cores,
    memory: used.bytes / allocatable.bytes,
    at,
  };
}
