import {
  Site,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  Clock,
  ClusterBlindSpot,
  ClusterSnapshot,
  ClusterWorkloads,
  PortError,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { ClusterActions } from './ClusterActions';
import { ClusterView } from './ClusterView';
import { clusterSnapshot } from './clusterSnapshot';
import { KubeClient } from './KubeClient';
import { NodeInventory } from './NodeInventory';
import { NodeRoles } from './placement';
import { UtilisationReader } from './UtilisationReader';

const HEARTBEAT_MILLISECONDS = 5_000;
const HEARTBEAT_TIMEOUT_MILLISECONDS = 2_000;
/** This many heartbeats without an answer, and connections that look open are given up. */
const LOST_HEARTBEATS = 2;

/** One site's cluster: followed by watches, changed by merge patches. */
export class KubernetesCluster implements ClusterWorkloads {
  readonly site: Site;
  readonly #client: KubeClient;
  readonly #actClient: KubeClient | undefined;
  readonly #clock: Clock;
  readonly #view: ClusterView;
  readonly #nodes: NodeInventory;
  readonly #utilisation: UtilisationReader;
  readonly #stop = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #lostHeartbeats = 0;

  constructor(options: {
    readonly site: Site;
    readonly client: KubeClient;
    /** For changes; absent when this cluster is observed only. */
    readonly actClient?: KubeClient;
    readonly roles: NodeRoles;
    readonly clock: Clock;
  }) {
    this.site = options.site;
    this.#client = options.client;
    this.#actClient = options.actClient;
    this.#clock = options.clock;
    this.#view = new ClusterView(options);
    const { nodes: source, metrics } = this.#view;
    this.#nodes = new NodeInventory({ source, roles: options.roles });
    this.#utilisation = new UtilisationReader({
      source,
      metrics,
      roles: options.roles,
    });
  }

  async start(): Promise<void> {
    if (this.#timer || this.#stop.signal.aborted) return;
    this.#view.start();
    this.#timer = setInterval(() => this.#beat(), HEARTBEAT_MILLISECONDS);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    clearInterval(this.#timer);
    await this.#view.stop();
    await Promise.all([this.#client.close(), this.#actClient?.close()]);
  }

  track(workloads: readonly Workload[]): void {
    const namespaces = workloads.flatMap(workload =>
      workload.sites
        .filter(s => s.site === this.site.id && s.selector !== undefined)
        .map(s => s.namespace ?? 'default'),
    );
    this.#view.follow(new Set(namespaces));
  }

  observe(workload: Workload, now: number): ClusterSnapshot {
    return clusterSnapshot({
      site: this.site,
      workload,
      view: this.#view,
      nodes: this.#nodes,
      utilisation: this.#utilisation,
      now,
    });
  }

  blindSpots(): readonly ClusterBlindSpot[] {
    return this.#view.blindSpots();
  }

  canAct(): boolean {
    return this.#actClient !== undefined;
  }

  async setSchedulable(options: {
    readonly node: string;
    readonly schedulable: boolean;
    readonly signal: AbortSignal;
  }): Promise<void> {
    await this.#actions().setSchedulable(options);
  }

  async scale(options: {
    readonly workload: Workload;
    readonly replicas: number;
    readonly signal: AbortSignal;
  }): Promise<void> {
    const { workload, replicas, signal } = options;
    const place = workload.sites.find(s => s.site === this.site.id);
    if (!place?.selector) {
      throw new PortError({
        kind: 'invalid',
        message: `${workload.ref} names no pods on ${this.site.id}`,
      });
    }
    await this.#actions().scale({
      namespace: place.namespace ?? 'default',
      selector: place.selector,
      replicas,
      signal,
    });
  }

  #actions(): ClusterActions {
    if (this.#actClient) {
      return new ClusterActions({ client: this.#actClient });
    }
    throw new PortError({
      kind: 'forbidden',
      message: `${this.site.id} is configured to be observed only`,
    });
  }

  /** Tells a silent connection from a dead one: a watch without events is alive as long as its server answers. */
  async #beat(): Promise<void> {
    const signal = AbortSignal.any([
      this.#stop.signal,
      AbortSignal.timeout(HEARTBEAT_TIMEOUT_MILLISECONDS),
    ]);
    try {
      await this.#client.get('/version', { signal });
      this.#heard();
    } catch (error) {
      // A refusal is an answer too: the server is there.
      if (error instanceof PortError && error.kind !== 'unreachable') {
        this.#heard();
        return;
      }
      this.#lostHeartbeats += 1;
      if (this.#lostHeartbeats === LOST_HEARTBEATS) this.#view.restart();
    }
  }

  #heard(): void {
    this.#lostHeartbeats = 0;
    this.#view.heard(this.#clock.now());
  }
}
