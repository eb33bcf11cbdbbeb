import {
  Clock,
  ClusterBlindSpot,
  PortError,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { KubeClient, RawObject } from './KubeClient';
import { LabelIndex } from './LabelIndex';
import { NodeMetricsPoller } from './NodeMetricsPoller';
import {
  keepAutoscaler,
  keepDeployment,
  keepNode,
  keepPod,
  KeptAutoscaler,
  KeptDeployment,
  KeptNode,
  KeptPod,
} from './objects';
import { ResourceWatch } from './ResourceWatch';

type AnyWatch = ResourceWatch<{ name: string; namespace: string }>;

/** The watches of one namespace. */
export interface NamespaceWatches {
  readonly pods: ResourceWatch<KeptPod>;
  readonly deployments: ResourceWatch<KeptDeployment>;
  readonly autoscalers: ResourceWatch<KeptAutoscaler>;
}

/** What is known of one namespace, with ways of finding it. */
export interface NamespaceView extends NamespaceWatches {
  readonly podsByLabel: LabelIndex<KeptPod>;
  readonly deploymentsByPodLabel: LabelIndex<KeptDeployment>;
}

/** Everything that is known of one cluster: nodes, and what runs in the namespaces that workloads use. */
export class ClusterView {
  readonly nodes: ResourceWatch<KeptNode>;
  readonly metrics: NodeMetricsPoller;
  readonly #client: KubeClient;
  readonly #clock: Clock;
  readonly #namespaces = new Map<string, NamespaceView>();
  readonly #ending = new Set<Promise<void>>();
  #started = false;
  #heardAt = 0;

  constructor(options: { readonly client: KubeClient; readonly clock: Clock }) {
    this.#client = options.client;
    this.#clock = options.clock;
    this.metrics = new NodeMetricsPoller(options);
    this.nodes = this.#watch('nodes', '/api/v1/nodes', keepNode);
  }

  start(): void {
    this.#started = true;
    this.metrics.start();
    for (const watch of this.#watches()) watch.start();
  }

  async stop(): Promise<void> {
    this.#started = false;
    this.metrics.stop();
    for (const watch of this.#watches()) this.#end(watch);
    await Promise.all(this.#ending);
  }

  restart(): void {
    for (const watch of this.#watches()) watch.restart();
  }

  /** The API server answered at this moment: open watches without events are alive. */
  heard(at: number): void {
    this.#heardAt = at;
  }

  /** Follow these namespaces and no others. */
  follow(namespaces: ReadonlySet<string>): void {
    for (const [name, view] of this.#namespaces) {
      if (namespaces.has(name)) continue;
      this.#namespaces.delete(name);
      for (const watch of watchesOf(view)) this.#end(watch);
    }
    for (const name of namespaces) {
      if (this.#namespaces.has(name)) continue;
      const view = this.#viewNamespace(name);
      this.#namespaces.set(name, view);
      if (!this.#started) continue;
      for (const watch of watchesOf(view)) watch.start();
    }
  }

  namespace(name: string): NamespaceView | undefined {
    return this.#namespaces.get(name);
  }

  /** Until when what a watch holds is known to be true. */
  trueAt(watch: AnyWatch): number {
    return watch.state.kind === 'live'
      ? Math.max(watch.lastContact, this.#heardAt)
      : watch.lastContact;
  }

  blindSpots(): readonly ClusterBlindSpot[] {
    const spots = this.#watches().flatMap(watch =>
      watch.state.kind === 'broken'
        ? [blindSpot(watch.what, watch.state.error, watch.state.since)]
        : [],
    );
    const failure = this.metrics.failure;
    return failure
      ? [...spots, blindSpot('metrics.k8s.io', failure.error, failure.since)]
      : spots;
  }

  #watches(): readonly AnyWatch[] {
    return [this.nodes, ...[...this.#namespaces.values()].flatMap(watchesOf)];
  }

  #viewNamespace(name: string): NamespaceView {
    const watches = this.#watchNamespace(name);
    return {
      ...watches,
      podsByLabel: new LabelIndex({
        source: watches.pods,
        labelsOf: pod => pod.labels,
      }),
      deploymentsByPodLabel: new LabelIndex({
        source: watches.deployments,
        labelsOf: deployment => deployment.podLabels,
      }),
    };
  }

  #watchNamespace(name: string): NamespaceWatches {
    const of = (group: string, kind: string) =>
      `/${group}/namespaces/${encodeURIComponent(name)}/${kind}`;
    return {
      pods: this.#watch(`pods in ${name}`, of('api/v1', 'pods'), keepPod),
      deployments: this.#watch(
        `deployments in ${name}`,
        of('apis/apps/v1', 'deployments'),
        keepDeployment,
      ),
      autoscalers: this.#watch(
        `autoscalers in ${name}`,
        of('apis/autoscaling/v2', 'horizontalpodautoscalers'),
        keepAutoscaler,
      ),
    };
  }

  /** The path decides what the API server sends: a raw object is one of the kind that `keep` takes. */
  #watch<Raw extends object, T extends { name: string; namespace: string }>(
    what: string,
    path: string,
    keep: (raw: Raw) => T,
  ): ResourceWatch<T> {
    return new ResourceWatch<T>({
      what,
      path,
      client: this.#client,
      clock: this.#clock,
      keep: (raw: RawObject) => keep(raw as Raw),
    });
  }

  #end(watch: AnyWatch): void {
    const ending = watch.stop().finally(() => this.#ending.delete(ending));
    this.#ending.add(ending);
  }
}

function watchesOf(view: NamespaceWatches): readonly AnyWatch[] {
  return [view.pods, view.deployments, view.autoscalers];
}

function blindSpot(
  what: string,
  error: PortError,
  since: number,
): ClusterBlindSpot {
  const kind =
    error.kind === 'conflict' || error.kind === 'invalid'
      ? 'malformed'
      : error.kind;
  return { what, error: kind, message: error.message, since };
}
