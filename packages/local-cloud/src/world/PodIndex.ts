import { PodEndpoint, SimulatedCluster } from './contracts';

const NONE: readonly PodEndpoint[] = [];

/**
 * Ready pods by label, asked of each cluster once per namespace and second: thousands of workloads look for theirs at the
 * same moment.
 */
export class PodIndex {
  #at: number | undefined;
  readonly #buckets = new Map<string, ReadonlyMap<string, PodEndpoint[]>>();

  /** Ready pods that carry all labels of the (non-empty) selector. */
  find(options: {
    readonly at: number;
    readonly cluster: SimulatedCluster;
    readonly namespace: string;
    readonly selector: Readonly<Record<string, string>>;
  }): readonly PodEndpoint[] {
    const { at, cluster, namespace, selector } = options;
    const [first, ...rest] = Object.entries(selector);
    if (!first) return NONE;
    const found =
      this.#bucket(at, cluster, namespace).get(first.join('=')) ?? NONE;
    if (rest.length === 0) return found;
    return found.filter(pod =>
      rest.every(([key, value]) => pod.labels[key] === value),
    );
  }

  #bucket(at: number, cluster: SimulatedCluster, namespace: string) {
    if (at !== this.#at) {
      this.#at = at;
      this.#buckets.clear();
    }
    const key = `${cluster.name}/${namespace}`;
    const known = this.#buckets.get(key);
    if (known) return known;
    const byLabel = new Map<string, PodEndpoint[]>();
    for (const pod of cluster.readyPods(namespace, {})) {
      for (const label of Object.entries(pod.labels)) {
        const name = label.join('=');
        const bucket = byLabel.get(name);
        if (bucket) bucket.push(pod);
        else byLabel.set(name, [pod]);
      }
    }
    this.#buckets.set(key, byLabel);
    return byLabel;
  }
}
