import { SortedSets } from '../queue/SortedSets';
import { AwsCloudState, SimulatedCluster } from './contracts';
import { Estate } from './Estate';
import { MadeWorkloads } from './made/MadeWorkloads';
import { PodIndex } from './PodIndex';
import { Premises } from './Premises';
import { Surroundings, WorkloadRuntime } from './WorkloadRuntime';

const SECOND = 1000;
/** After a longer pause (a sleeping laptop) the world goes on from here instead of living through all of it. */
const LONGEST_CATCH_UP_MS = 120_000;
/**
 * Generated workloads live in longer steps, each at its own second, and look at their pods together as seldom: there are
 * thousands of them, and load balancer metrics have a grain of a minute anyway.
 */
const FLEET_STEP_SECONDS = 5;

/** A request that came through the data plane's sockets. */
export interface WireRequest {
  readonly workload: string;
  readonly site: string;
  readonly outcome: 'ok' | 'target-5xx' | 'balancer-5xx';
  readonly latencySeconds: number;
}

/**
 * The seeded model that drives the clouds: who has power, what is asked for, where it goes and what comes of it.
 * `step(now)` lives through every whole second up to `now`; between steps nothing moves, so that the same steps and faults
 * give the same numbers on any machine.
 */
export class World {
  readonly estate: Estate;
  readonly seed: number;
  readonly premises: Premises;
  readonly sets: SortedSets;
  /** Those of the estate, and those that were made over the wire since. */
  readonly workloads: ReadonlyMap<string, WorkloadRuntime>;
  readonly #surroundings: Surroundings;
  readonly #made: MadeWorkloads;
  readonly #listeners: ((at: number) => void)[] = [];
  readonly #powerListeners: ((site: string, on: boolean) => void)[] = [];
  #second: number;

  constructor(options: {
    readonly estate: Estate;
    readonly seed: number;
    readonly start: number;
    readonly premises: Premises;
    readonly cloud: AwsCloudState;
    readonly clusters: ReadonlyMap<string, SimulatedCluster>;
    readonly sets: SortedSets;
  }) {
    const { estate, seed, start, premises, cloud, clusters, sets } = options;
    this.estate = estate;
    this.seed = seed;
    this.premises = premises;
    this.sets = sets;
    const pods = new PodIndex();
    this.#surroundings = { cloud, clusters, premises, pods };
    this.#second = Math.floor(start / SECOND) * SECOND;
    const workloads = new Map(
      estate.workloads.map(spec => [
        spec.name,
        new WorkloadRuntime({ spec, seed, sets }),
      ]),
    );
    this.workloads = workloads;
    this.#made = new MadeWorkloads({ ...options, workloads });
    for (const workload of this.workloads.values()) {
      workload.refreshTargets(this.#second, this.#surroundings);
    }
  }

  get cloud(): AwsCloudState {
    return this.#surroundings.cloud;
  }

  get clusters(): ReadonlyMap<string, SimulatedCluster> {
    return this.#surroundings.clusters;
  }

  /** The last second lived through. */
  get at(): number {
    return this.#second;
  }

  /** Called at the end of every second, with its moment. */
  onSecond(listener: (at: number) => void): void {
    this.#listeners.push(listener);
  }

  /** Called when a site has lost its power or got it back. */
  onPower(listener: (site: string, on: boolean) => void): void {
    this.#powerListeners.push(listener);
  }

  step(now: number): void {
    if (now - this.#second > LONGEST_CATCH_UP_MS) {
      this.#second = Math.floor((now - LONGEST_CATCH_UP_MS) / SECOND) * SECOND;
    }
    while (this.#second + SECOND <= now) {
      this.#second += SECOND;
      this.#live(this.#second);
    }
  }

  setPower(site: string, on: boolean): void {
    if (this.premises.powered(site) === on) return;
    this.premises.setPower(site, on);
    const spec = this.estate.sites.find(each => each.id === site);
    if (spec) this.clusters.get(spec.cluster)?.setPower(on);
    if (!on) {
      for (const workload of this.workloads.values()) {
        for (const each of workload.sites) {
          if (each.spec.site === site) each.goDark(this.premises);
        }
      }
    }
    for (const listener of this.#powerListeners) listener(site, on);
  }

  countRequest(request: WireRequest): void {
    const site = this.workloads.get(request.workload)?.site(request.site);
    if (!site) return;
    for (const count of [site.wire, site.wireTotal]) {
      count.requests += 1;
      count.latencySeconds += request.latencySeconds;
      if (request.outcome === 'target-5xx') count.target5xx += 1;
      if (request.outcome === 'balancer-5xx') count.balancer5xx += 1;
    }
  }

  #live(at: number): void {
    const { clusters, cloud } = this.#surroundings;
    for (const cluster of clusters.values()) cluster.step(at);
    this.#made.step();
    const fleetTurn = (at / SECOND) % FLEET_STEP_SECONDS === 0;
    for (const workload of this.workloads.values()) {
      if (workload.spec.dataplane || fleetTurn) {
        workload.refreshTargets(at, this.#surroundings);
      }
    }
    cloud.step(at);
    let turn = at / SECOND;
    for (const workload of this.workloads.values()) {
      if (workload.spec.dataplane) {
        workload.step({ at, seconds: 1, surroundings: this.#surroundings });
      } else if (turn++ % FLEET_STEP_SECONDS === 0) {
        const seconds = FLEET_STEP_SECONDS;
        workload.step({ at, seconds, surroundings: this.#surroundings });
      }
    }
    for (const listener of this.#listeners) listener(at);
  }
}
