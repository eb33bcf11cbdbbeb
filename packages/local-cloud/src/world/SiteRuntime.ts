import { SimulatedCluster, TargetAddress } from './contracts';
import { PodIndex } from './PodIndex';
import { addressKey, Answering, Premises } from './Premises';
import { DestinationTraffic } from './splitTraffic';
import { whoAnswers } from './whoAnswers';
import { WorkloadSiteSpec } from './WorkloadSpec';

/** Requests that came through the data plane's sockets since the last second. */
export interface WireCount {
  requests: number;
  target5xx: number;
  balancer5xx: number;
  latencySeconds: number;
}

export const noWire = (): WireCount => ({
  requests: 0,
  target5xx: 0,
  balancer5xx: 0,
  latencySeconds: 0,
});

/** What one workload is doing on one site in the last second. All figures are per second. */
export interface SiteActivity {
  readonly weight: number;
  readonly arriving: number;
  readonly served: number;
  readonly failed: number;
  readonly capacity: number;
  /** 0..1: of the requests that reached the pods, those beyond their capacity. What a cut link swallows never came. */
  readonly refusedShare: number;
  readonly latencySeconds: number;
}

const IDLE: SiteActivity = {
  weight: 0,
  arriving: 0,
  served: 0,
  failed: 0,
  capacity: 0,
  refusedShare: 0,
  latencySeconds: 0,
};

/** Empty for this long means "scaled to nothing" and its targets go; shorter is a restart and they stay and fail. */
const GONE_AFTER_MS = 120_000;

/** One workload on one site: who answers there now, and what came of the last second. */
export class SiteRuntime {
  readonly spec: WorkloadSiteSpec;
  /** Under which `Premises` knows who answers: the target group, or a name where there is none. */
  readonly key: string;
  activity: SiteActivity = IDLE;
  wire: WireCount = noWire();
  wireTotal: WireCount = noWire();
  #count = 0;
  #signature = '';
  #emptySince: number | undefined;
  readonly #carry = [0, 0, 0];

  constructor(options: {
    readonly workload: string;
    readonly spec: WorkloadSiteSpec;
  }) {
    this.spec = options.spec;
    this.key =
      options.spec.targetGroupArn ?? `${options.workload}@${options.spec.site}`;
  }

  /** Pods (or tasks) that answer while the site has power. */
  get answering(): number {
    return this.#count;
  }

  get capacity(): number {
    return this.#count * this.spec.requestsPerPod;
  }

  /** Most requests per second while so many of the registered addresses answer: any node's port leads to all pods. */
  capacityBehind(answering: number): number {
    if (this.spec.compute.kind !== 'node-port') {
      return answering * this.spec.requestsPerPod;
    }
    return answering > 0 ? this.capacity : 0;
  }

  /** Nothing answers any more, and what is registered stays registered: nobody is left to deregister it. */
  goDark(premises: Premises): void {
    this.#count = 0;
    this.#signature = '';
    this.#emptySince = undefined;
    premises.setAnswering(this.key, new Map());
  }

  /** Looks who answers now. Returns the targets to register when they have changed and should be. */
  refresh(options: {
    readonly at: number;
    readonly cluster: SimulatedCluster | undefined;
    readonly pods: PodIndex;
    readonly premises: Premises;
  }): readonly TargetAddress[] | undefined {
    const { at, premises } = options;
    if (!premises.powered(this.spec.site)) return undefined;
    const { compute } = this.spec;
    const { pods, found } = whoAnswers({ ...options, compute });
    const signature = found
      .map(each => `${each.pod} ${addressKey(each.target)}`)
      .join();
    const changed = signature !== this.#signature;
    if (changed) {
      this.#signature = signature;
      this.#count = pods;
      const answering: Answering = new Map(
        found.map(each => [addressKey(each.target), each.pod]),
      );
      premises.setAnswering(this.key, answering);
    }
    if (found.length > 0) {
      this.#emptySince = undefined;
      return changed ? found.map(each => each.target) : undefined;
    }
    this.#emptySince ??= at;
    return at - this.#emptySince === GONE_AFTER_MS ? [] : undefined;
  }

  /** Takes whole requests out of rates, so that counts over time add up to them. */
  wholeRequests(traffic: DestinationTraffic, seconds: number) {
    const { arriving, overloaded, dead } = traffic;
    const [count, target5xx, elb5xx] = this.#carry.map((carry, i) => {
      const sum = carry + seconds * [arriving, overloaded, dead][i];
      this.#carry[i] = sum - Math.floor(sum);
      return Math.floor(sum);
    });
    return { count, target5xx, elb5xx };
  }

  takeWire(): WireCount {
    const taken = this.wire;
    this.wire = noWire();
    return taken;
  }
}
