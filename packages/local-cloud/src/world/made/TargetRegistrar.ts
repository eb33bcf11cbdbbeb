import {
  AwsCloudState,
  BoundTargetGroup,
  PodEndpoint,
  SimulatedCluster,
  TargetAddress,
} from '../contracts';
import { addressKey } from '../Premises';
import { boundPort } from './placeGroup';

/** What was known when a binding was last carried out; nothing is to do while it is the same. */
interface Carried {
  readonly balancing: number;
  readonly directory: number;
  readonly pods: readonly PodEndpoint[];
}

/**
 * The AWS Load Balancer Controller of the clusters that have one: the ready pods behind a TargetGroupBinding's Service are
 * the targets of its group, and nobody else is. Without power it registers nothing and takes nothing away.
 */
export class TargetRegistrar {
  readonly #cloud: AwsCloudState;
  readonly #clusters: ReadonlyMap<string, SimulatedCluster>;
  readonly #carried = new Map<string, Carried>();
  /** Groups by the binding that filled them, to be emptied when it goes. */
  readonly #filled = new Map<string, string>();

  constructor(options: {
    readonly cloud: AwsCloudState;
    readonly clusters: ReadonlyMap<string, SimulatedCluster>;
  }) {
    this.#cloud = options.cloud;
    this.#clusters = options.clusters;
  }

  step(): void {
    for (const cluster of this.#clusters.values()) {
      if (!cluster.powered) continue;
      const bindings = cluster.directory.bindings();
      if (bindings.length === 0 && this.#filled.size === 0) continue;
      const keys = new Set<string>();
      for (const binding of bindings) {
        const key = `${cluster.name}/${binding.namespace}/${binding.name}`;
        keys.add(key);
        this.#carryOut(key, cluster, binding);
      }
      this.#emptyAbandoned(cluster.name, keys);
    }
  }

  #carryOut(
    key: string,
    cluster: SimulatedCluster,
    binding: BoundTargetGroup,
  ): void {
    const { directory } = cluster;
    const service = directory.service(binding.namespace, binding.service);
    const pods =
      service && Object.keys(service.selector).length > 0
        ? cluster.readyPods(service.namespace, service.selector)
        : [];
    const before = this.#carried.get(key);
    if (
      before?.pods === pods &&
      before.directory === directory.version &&
      before.balancing === this.#cloud.balancingVersion
    ) {
      return;
    }
    const group = this.#cloud.targetGroup(binding.targetGroup);
    if (group) {
      const port = service && boundPort(service, binding);
      const wanted = pods.flatMap(pod => addressOf(pod, port));
      this.#reconcile(group.arn, group.targets, wanted);
      this.#filled.set(key, group.arn);
    }
    this.#carried.set(key, {
      pods,
      directory: directory.version,
      balancing: this.#cloud.balancingVersion,
    });
  }

  #reconcile(
    arn: string,
    present: readonly TargetAddress[],
    wanted: readonly TargetAddress[],
  ): void {
    const has = new Set(present.map(addressKey));
    const wants = new Set(wanted.map(addressKey));
    const come = wanted.filter(each => !has.has(addressKey(each)));
    const go = present.filter(each => !wants.has(addressKey(each)));
    if (come.length > 0) this.#cloud.registerTargets(arn, come);
    if (go.length > 0) this.#cloud.deregisterTargets(arn, go);
  }

  #emptyAbandoned(cluster: string, keys: ReadonlySet<string>): void {
    for (const [key, arn] of this.#filled) {
      if (keys.has(key) || !key.startsWith(`${cluster}/`)) continue;
      this.#filled.delete(key);
      this.#carried.delete(key);
      const group = this.#cloud.targetGroup(arn);
      if (group) this.#reconcile(arn, group.targets, []);
    }
  }
}

function addressOf(
  pod: PodEndpoint,
  port: number | string | undefined,
): readonly TargetAddress[] {
  const number = typeof port === 'string' ? pod.ports?.[port] : port;
  return number === undefined ? [] : [{ id: pod.ip, port: number }];
}
