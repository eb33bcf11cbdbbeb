import { isDeepStrictEqual } from 'node:util';
import { SortedSets } from '../../queue/SortedSets';
import { AwsCloudState, ListenerRule, SimulatedCluster } from '../contracts';
import { Estate } from '../Estate';
import { Premises } from '../Premises';
import { WorkloadRuntime } from '../WorkloadRuntime';
import { WorkloadSpec } from '../WorkloadSpec';
import { madeWorkload, nameOfRule } from './madeWorkload';
import { Grounds } from './placeGroup';
import { TargetRegistrar } from './TargetRegistrar';

export interface MadeWorkloadsOptions {
  readonly estate: Estate;
  readonly seed: number;
  readonly sets: SortedSets;
  readonly premises: Premises;
  readonly cloud: AwsCloudState;
  readonly clusters: ReadonlyMap<string, SimulatedCluster>;
  /** The world's workloads, of which this keeps its own. */
  readonly workloads: Map<string, WorkloadRuntime>;
}

/**
 * The workloads that came into the world over the wire: one for each rule of a shared listener whose target groups lead to
 * pods. It begins when they first do, follows what becomes of them, and ends with its rule.
 */
export class MadeWorkloads {
  readonly #options: MadeWorkloadsOptions;
  readonly #registrar: TargetRegistrar;
  readonly #made = new Map<string, WorkloadSpec>();
  #seen = '';

  constructor(options: MadeWorkloadsOptions) {
    this.#options = options;
    this.#registrar = new TargetRegistrar(options);
  }

  /** Cheap while nothing has changed, which is nearly every second. */
  step(): void {
    const { sharedListeners = [] } = this.#options.estate;
    if (sharedListeners.length === 0) return;
    this.#registrar.step();
    const seen = this.#versions();
    if (seen === this.#seen) return;
    this.#seen = seen;
    const wanted = this.#wanted();
    for (const name of [...this.#made.keys()]) {
      if (!wanted.has(name)) this.#end(name);
    }
    for (const spec of wanted.values()) this.#follow(spec);
  }

  #versions(): string {
    const { cloud, clusters } = this.#options;
    const versions = [...clusters.values()].map(each => each.directory.version);
    return [cloud.balancingVersion, ...versions].join();
  }

  #wanted(): ReadonlyMap<string, WorkloadSpec> {
    const { estate, cloud, clusters, workloads } = this.#options;
    const grounds: Grounds = { sites: estate.sites, clusters, cloud };
    const wanted = new Map<string, WorkloadSpec>();
    const isFree = (name: string) =>
      !wanted.has(name) && (this.#made.has(name) || !workloads.has(name));
    const rules: readonly ListenerRule[] = (
      estate.sharedListeners ?? []
    ).flatMap(({ listenerArn }) => cloud.rulesOf(listenerArn));
    for (const rule of rules) {
      // A name that is taken already leaves the whole host name.
      const name = [nameOfRule(rule), rule.hosts[0]].find(
        each => each !== undefined && isFree(each),
      );
      if (nameOfRule(rule) === undefined || name === undefined) continue;
      const spec = madeWorkload(rule, name, grounds);
      if (spec) wanted.set(name, spec);
    }
    return wanted;
  }

  #follow(spec: WorkloadSpec): void {
    const { seed, sets, premises, workloads } = this.#options;
    const before = this.#made.get(spec.name);
    if (isDeepStrictEqual(before, spec)) return;
    this.#made.set(spec.name, spec);
    const present = workloads.get(spec.name);
    if (present) present.reshape(spec, premises);
    else workloads.set(spec.name, new WorkloadRuntime({ spec, seed, sets }));
    for (const { targetGroupArn, site } of spec.sites) {
      if (targetGroupArn) premises.setSiteOfGroup(targetGroupArn, site);
    }
  }

  #end(name: string): void {
    const { premises, clusters, workloads } = this.#options;
    workloads.get(name)?.end({ premises, clusters });
    workloads.delete(name);
    this.#made.delete(name);
  }
}
