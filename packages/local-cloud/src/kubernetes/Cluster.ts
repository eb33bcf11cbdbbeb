import { Clock } from '../world/Clock';
import { PodEndpoint, SimulatedCluster } from '../world/contracts';
import { populate } from './build/populate';
import { ClusterSpec } from './ClusterEstate';
import { AutoscalerController } from './controllers/AutoscalerController';
import { ClusterContext, Controller } from './controllers/Controller';
import { DeploymentController } from './controllers/DeploymentController';
import { EventRecorder } from './controllers/EventRecorder';
import { GarbageCollector } from './controllers/GarbageCollector';
import { JobController } from './controllers/JobController';
import { Karpenter } from './controllers/Karpenter';
import { Kubelet } from './controllers/Kubelet';
import { NodeController } from './controllers/NodeController';
import { ReplicaSetController } from './controllers/ReplicaSetController';
import { Scheduler } from './controllers/Scheduler';
import { BASE_USAGE, ResourceMetrics } from './metrics/ResourceMetrics';
import { SeededRandom } from './random';
import { ReadyPods } from './ReadyPods';
import { resourceTypes } from './resources';
import { ServiceDirectory } from './ServiceDirectory';
import { ObjectStore } from './store/ObjectStore';
import { Timers } from './Timers';

/** How long ago the cluster was made, so that everything has settled when the world begins. */
const SETTLED_SECONDS = 900;
/** A machine from power to a reporting kubelet. */
const BOOT_SECONDS = 20;
/** Watches may resume from the last so many changes of a resource type; also the API server's default. */
const HISTORY_LIMIT = 1000;

export interface ClusterOptions {
  readonly spec: ClusterSpec;
  readonly clock: Clock;
  /** Default 20. */
  readonly bootSeconds?: number;
  /** Default 1000. */
  readonly historyLimit?: number;
}

/**
 * One simulated cluster: objects in a store, controllers that move them, and a power switch. Everything happens in
 * `step`, in simulated time and in a repeatable order; the API front (startKubernetesServer) is a view of the store.
 */
export class Cluster implements SimulatedCluster {
  readonly name: string;
  readonly spec: ClusterSpec;
  readonly store: ObjectStore;
  readonly metrics: ResourceMetrics;
  readonly directory: ServiceDirectory;
  readonly #random: SeededRandom;
  readonly #clock: Clock;
  readonly #timers = new Timers();
  readonly #controllers: readonly Controller[];
  readonly #nodes: NodeController;
  readonly #readyPods: ReadyPods;
  readonly #powerListeners = new Set<(on: boolean) => void>();
  #now: number;
  #stepping = false;
  #powered = true;

  constructor(options: ClusterOptions) {
    const { spec, clock } = options;
    this.name = spec.name;
    this.spec = spec;
    this.#clock = clock;
    this.#now = clock.now() - SETTLED_SECONDS * 1000;
    this.#stepping = true;
    const random = new SeededRandom(spec.name);
    this.#random = random;
    const now = () => this.now();
    this.store = new ObjectStore({
      resources: resourceTypes({
        karpenter: spec.growth !== undefined,
        targetGroupBindings: spec.targetGroupBindings,
      }),
      now,
      newUid: () => random.uid(),
      historyLimit: options.historyLimit ?? HISTORY_LIMIT,
    });
    this.#readyPods = new ReadyPods(this.store);
    this.directory = new ServiceDirectory(this.store);
    const events = new EventRecorder({ store: this.store, now });
    const context: ClusterContext = {
      store: this.store,
      timers: this.#timers,
      events,
      random,
      now,
    };

    const bases = new Map(spec.nodes.map(node => [node.name, node]));
    this.metrics = new ResourceMetrics(context, {
      baseUsage: ({ metadata }) => ({
        cores: bases.get(metadata.name)?.baseCores ?? BASE_USAGE.cores,
        bytes: bases.get(metadata.name)?.baseBytes ?? BASE_USAGE.bytes,
      }),
    });
    const kubelet = new Kubelet(context, {
      imagePullSeconds: imagePulls(spec),
    });
    const bootSeconds = options.bootSeconds ?? BOOT_SECONDS;
    this.#nodes = new NodeController(context, { kubelet, bootSeconds });
    const karpenter =
      spec.growth &&
      new Karpenter(context, {
        growth: spec.growth,
        nodes: this.#nodes,
        version: spec.version,
      });
    this.#controllers = [
      new GarbageCollector(context),
      this.#nodes,
      new AutoscalerController(context, { metrics: this.metrics }),
      new DeploymentController(context),
      new ReplicaSetController(context),
      new JobController(context),
      new Scheduler(context),
      kubelet,
      ...(karpenter ? [karpenter] : []),
    ];
    populate({ store: this.store, spec, now: this.#now });
    karpenter?.install();
    this.#start();
    this.#advance(clock.now());
    this.#stepping = false;
  }

  get powered(): boolean {
    return this.#powered;
  }

  /** The moment being simulated; between steps, the clock's. */
  now(): number {
    return this.#stepping ? this.#now : Math.max(this.#now, this.#clock.now());
  }

  step(now: number): void {
    if (now < this.#now) return;
    this.#stepping = true;
    if (this.#powered) this.#advance(now);
    else this.#now = now;
    this.#stepping = false;
  }

  setPower(on: boolean): void {
    if (on === this.#powered) return;
    this.#now = this.now();
    this.#powered = on;
    this.#timers.clear();
    if (on) {
      this.#nodes.markAllLost();
      this.#start();
    }
    for (const listener of this.#powerListeners) listener(on);
  }

  /** What the API server appends to `generateName`. */
  randomSuffix(): string {
    return this.#random.suffix(5);
  }

  /** Told when power goes and when it returns. Returns the way to stop. */
  onPower(listener: (on: boolean) => void): () => void {
    this.#powerListeners.add(listener);
    return () => this.#powerListeners.delete(listener);
  }

  setDemand(options: {
    readonly namespace: string;
    readonly deployment: string;
    readonly cores: number;
    readonly bytes: number;
  }): void {
    this.metrics.setDemand(options);
  }

  readyPods(
    namespace: string,
    selector: Readonly<Record<string, string>>,
  ): readonly PodEndpoint[] {
    return this.#powered ? this.#readyPods.find(namespace, selector) : [];
  }

  #start(): void {
    this.metrics.start();
    for (const controller of this.#controllers) controller.start();
  }

  /** Takes what is due in order of time, and lets the controllers answer each before the next. */
  #advance(until: number): void {
    this.#reconcile();
    for (
      let at = this.#timers.nextAt();
      at !== undefined && at <= until;
      at = this.#timers.nextAt()
    ) {
      this.#now = Math.max(this.#now, at);
      this.#timers.runNext();
      this.#reconcile();
    }
    this.#now = until;
  }

  #reconcile(): void {
    let changed = true;
    while (changed) {
      changed = false;
      for (const controller of this.#controllers)
        changed = controller.reconcile() || changed;
    }
  }
}

function imagePulls(spec: ClusterSpec): ReadonlyMap<string, number> {
  const pulls = new Map<string, number>();
  for (const { image, imagePullSeconds } of spec.deployments)
    pulls.set(image, imagePullSeconds ?? 0);
  return pulls;
}
