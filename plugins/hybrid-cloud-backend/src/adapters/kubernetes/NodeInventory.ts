import { PlacementNode } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { IndexSource } from './LabelIndex';
import { KeptNode, KeptPod } from './objects';
import { NodeRoles, nodeRoles } from './placement';

/** node-2 before node-10. One collator for all: making one for each comparison is slow. */
const BY_NAME = new Intl.Collator('en', { numeric: true });

/**
 * A cluster's nodes as placements show them, worked out once for each change of the nodes: a thousand workloads share
 * one cluster, and each of their placements names all of its nodes. Nodes without pods of a workload are the same
 * objects in the placements of all.
 */
export class NodeInventory {
  readonly #source: IndexSource<KeptNode>;
  readonly #roles: NodeRoles;
  #bare: readonly PlacementNode[] = [];
  #builtAt = -1;

  constructor(options: {
    readonly source: IndexSource<KeptNode>;
    readonly roles: NodeRoles;
  }) {
    this.#source = options.source;
    this.#roles = options.roles;
  }

  /** All nodes in the order of their names, with how many of these pods are on each. */
  withPods(pods: Iterable<KeptPod>): readonly PlacementNode[] {
    const counts = new Map<string, { pods: number; readyPods: number }>();
    for (const { node, ready } of pods) {
      if (node === undefined) continue;
      const count = counts.get(node) ?? { pods: 0, readyPods: 0 };
      count.pods += 1;
      if (ready) count.readyPods += 1;
      counts.set(node, count);
    }
    return this.#list().map(node => {
      const count = counts.get(node.name);
      return count ? { ...node, ...count } : node;
    });
  }

  #list(): readonly PlacementNode[] {
    const { revision } = this.#source;
    if (this.#builtAt !== revision) {
      this.#bare = [...bareNodes(this.#source.objects(), this.#roles)];
      this.#builtAt = revision;
    }
    return this.#bare;
  }
}

function bareNodes(
  nodes: Iterable<KeptNode>,
  roles: NodeRoles,
): readonly PlacementNode[] {
  const role = nodeRoles(roles);
  return [...nodes]
    .map(node => ({
      name: node.name,
      ready: node.ready,
      schedulable: node.schedulable,
      ...role(node),
      pods: 0,
      readyPods: 0,
      allocatableCores: node.cores,
      allocatableBytes: node.bytes,
    }))
    .sort((a, b) => BY_NAME.compare(a.name, b.name));
}
