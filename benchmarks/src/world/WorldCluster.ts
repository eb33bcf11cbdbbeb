import {
  Instant,
  PlacementNode,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  ClusterSnapshot,
  failed,
  fresh,
  PortError,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { LocalWorld } from '@hybrid-cloud-portal/local-cloud';

/** `app=course-registration` */
function parseSelector(selector: string): Readonly<Record<string, string>> {
  return Object.fromEntries(selector.split(',').map(part => part.split('=')));
}

/**
 * What a watch on one site's cluster holds. Without power the API is gone: what was last seen stays and grows old, and
 * the witness is unknown, not failing. Usage is what the world's workloads ask of the site's nodes.
 */
export class WorldCluster {
  readonly #local: LocalWorld;
  readonly #site: string;
  readonly #last = new Map<string, ClusterSnapshot>();

  constructor(options: { readonly local: LocalWorld; readonly site: string }) {
    this.#local = options.local;
    this.#site = options.site;
  }

  observe(workload: Workload, now: Instant): ClusterSnapshot {
    const { premises } = this.#local;
    const last = this.#last.get(workload.ref);
    if (!premises.powered(this.#site) && last) {
      const error = new PortError({
        kind: 'unreachable',
        message: 'the API server does not answer',
      });
      const { reading } = last.witness;
      return {
        ...last,
        witness: {
          ...last.witness,
          verdict: 'unknown',
          detail: error.message,
          reading: failed(error, { ...reading, observedAt: now }),
        },
      };
    }
    const snapshot = this.#look(workload, now);
    this.#last.set(workload.ref, snapshot);
    return snapshot;
  }

  #look(workload: Workload, now: Instant): ClusterSnapshot {
    const { estate, clusters } = this.#local;
    const spec = estate.sites.find(s => s.id === this.#site);
    const cluster = spec && clusters.get(spec.cluster);
    const place = workload.sites.find(s => s.site === this.#site);
    if (!cluster || !place?.selector || !place.namespace)
      throw new Error(`${workload.ref} is on no cluster of ${this.#site}`);
    const { namespace, selector } = place;
    const ready = cluster.readyPods(namespace, parseSelector(selector)).length;
    const nodes = cluster.spec.nodes.map(
      (node): PlacementNode => ({
        name: node.name,
        ready: true,
        schedulable: !node.unschedulable && node.taints.length === 0,
        reserve: node.unschedulable,
        monitoring: node.taints.length > 0,
        pods: 0,
        readyPods: 0,
        allocatableCores: node.cores,
        allocatableBytes: node.bytes,
      }),
    );
    const origin = {
      unit: 'state',
      source: `kubernetes:${this.#site}`,
      observedAt: now,
    } as const;
    const usage = this.#usage(nodes);
    const detail = `${ready} pods ready`;
    return {
      placement: fresh({ ready, desired: ready, pending: 0, nodes }, origin),
      cpu: fresh(usage, { ...origin, unit: 'ratio' }),
      memory: fresh(usage, { ...origin, unit: 'ratio' }),
      witness: {
        kind: 'cluster',
        site: this.#site,
        verdict: ready > 0 ? 'serving' : 'failing',
        detail,
        reading: fresh(detail, origin),
      },
    };
  }

  #usage(nodes: readonly PlacementNode[]): number {
    const cores = nodes
      .filter(n => n.schedulable)
      .reduce((total, n) => total + n.allocatableCores, 0);
    const used = [...this.#local.world.workloads.values()].reduce(
      (total, workload) =>
        total +
        (workload.site(this.#site)?.activity.served ?? 0) *
          workload.spec.coreSecondsPerRequest,
      0,
    );
    return used / cores;
  }
}
