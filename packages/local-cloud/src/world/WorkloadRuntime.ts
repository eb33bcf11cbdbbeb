import { isDeepStrictEqual } from 'node:util';
import { SortedSets } from '../queue/SortedSets';
import { AwsCloudState, SimulatedCluster } from './contracts';
import { behindName, behindRule } from './destinations';
import { DnsFailover } from './DnsFailover';
import { BALANCER_SITE, Premises } from './Premises';
import { PodIndex } from './PodIndex';
import { hash32 } from './Random';
import { putDemand } from './putDemand';
import { ReplicationModel } from './ReplicationModel';
import { reportRequests } from './reportRequests';
import { requestsPerSecond } from './requestsPerSecond';
import { SiteRuntime } from './SiteRuntime';
import { Destination, DestinationTraffic, splitTraffic } from './splitTraffic';
import { WaitingRoom } from './WaitingRoom';
import { WorkloadSiteSpec, WorkloadSpec } from './WorkloadSpec';

/** What a workload's second needs of the rest of the world. */
export interface Surroundings {
  readonly cloud: AwsCloudState;
  readonly clusters: ReadonlyMap<string, SimulatedCluster>;
  readonly premises: Premises;
  readonly pods: PodIndex;
}

/** Share of a request's work that goes into refusing it. */
const REFUSAL_COST = 0.2;
const BUSIEST = 0.95;

/** One workload in motion. */
export class WorkloadRuntime {
  #spec: WorkloadSpec;
  #sites: readonly SiteRuntime[];
  readonly replication?: ReplicationModel;
  readonly room?: WaitingRoom;
  readonly #dns?: DnsFailover;
  readonly #seed: number;
  /** Load is multiplied by this; 1 on an ordinary day. */
  surge = 1;
  offered = 0;
  unserved = 0;

  constructor(options: {
    readonly spec: WorkloadSpec;
    readonly seed: number;
    readonly sets: SortedSets;
  }) {
    const { spec, sets } = options;
    this.#spec = spec;
    this.#seed = hash32(options.seed, spec.name);
    this.#sites = spec.sites.map(
      each => new SiteRuntime({ workload: spec.name, spec: each }),
    );
    if (spec.replication) {
      this.replication = new ReplicationModel({
        spec: spec.replication,
        seed: hash32(this.#seed, 'replication'),
      });
    }
    if (spec.queue) {
      this.room = new WaitingRoom({
        spec: spec.queue,
        sets,
        seed: hash32(this.#seed, 'queue'),
      });
    }
    if (spec.switch.kind === 'dns-failover') {
      this.#dns = new DnsFailover(spec.switch);
    }
  }

  get spec(): WorkloadSpec {
    return this.#spec;
  }

  get sites(): readonly SiteRuntime[] {
    return this.#sites;
  }

  /** It has become another: on other sites, behind other pods. Sites that are what they were go on as they are. */
  reshape(spec: WorkloadSpec, premises: Premises): void {
    const before = this.#sites;
    this.#spec = spec;
    this.#sites = spec.sites.map(each => {
      const present = before.find(
        site => site.spec.targetGroupArn === each.targetGroupArn,
      );
      if (present && sameSite(present.spec, each)) return present;
      const site = new SiteRuntime({ workload: spec.name, spec: each });
      if (present) site.wireTotal = present.wireTotal;
      return site;
    });
    const keys = new Set(this.#sites.map(each => each.key));
    for (const { key } of before) if (!keys.has(key)) premises.forget(key);
  }

  /** Nobody asks it anything any more. */
  end({ premises, clusters }: Pick<Surroundings, 'premises' | 'clusters'>) {
    for (const site of this.#sites) {
      premises.forget(site.key);
      putDemand({ site, work: 0, spec: this.#spec, clusters });
    }
  }

  site(id: string): SiteRuntime | undefined {
    return this.sites.find(each => each.spec.site === id);
  }

  /** Looks which pods answer on each site and registers them behind the switch. */
  refreshTargets(
    at: number,
    { cloud, clusters, premises, pods }: Surroundings,
  ): void {
    for (const site of this.sites) {
      const { compute, targetGroupArn, registration } = site.spec;
      const cluster =
        compute.kind === 'fixed' ? undefined : clusters.get(compute.cluster);
      const targets = site.refresh({ at, cluster, pods, premises });
      if (targets && targetGroupArn && registration !== 'wire') {
        cloud.setTargets(targetGroupArn, targets);
      }
    }
  }

  /** The seconds that end at `at`: requests come, go where the switch says, and leave their marks. */
  step(options: {
    readonly at: number;
    readonly seconds: number;
    readonly surroundings: Surroundings;
  }): void {
    const { at, seconds, surroundings } = options;
    this.offered = requestsPerSecond({
      curve: this.spec.load,
      seed: this.#seed,
      at,
      surge: this.surge,
    });
    this.#dns?.step({ at, primaryAnswers: this.#primaryAnswers(surroundings) });
    const destinations = this.destinations(surroundings);
    const split = splitTraffic({ offered: this.offered, destinations });
    this.unserved = split.unrouted;
    split.destinations.forEach((traffic, i) => {
      this.unserved += traffic.dead + traffic.overloaded;
      const destination = destinations[i];
      const site = this.#sites[i];
      this.#settle({ at, seconds, site, traffic, destination, surroundings });
    });
    for (let left = seconds - 1; left >= 0; left--) {
      this.#stepModels(at - left * 1000, destinations, surroundings);
    }
  }

  #stepModels(
    at: number,
    destinations: readonly Destination[],
    surroundings: Surroundings,
  ): void {
    this.replication?.step({ at, ...surroundings });
    if (!this.room) return;
    const capacity = destinations.reduce(
      (sum, each) => sum + (each.weight > 0 ? each.capacity : 0),
      0,
    );
    this.room.step({
      at,
      unserved: this.unserved,
      room: capacity > 0 ? 1 - this.offered / capacity : 0,
      surge: this.surge,
    });
  }

  /** One per site, in the order of `sites`. */
  destinations({
    cloud,
    premises,
  }: Pick<Surroundings, 'cloud' | 'premises'>): Destination[] {
    const { sites } = this;
    const rule = this.spec.switch;
    switch (rule.kind) {
      case 'alb-rule': {
        const forward = cloud.forward(rule.ruleArn);
        return sites.map(site => behindRule({ site, forward, premises }));
      }
      case 'dns-failover':
        return sites.map(site =>
          behindName({ site, active: this.#dns?.active, premises }),
        );
      default: {
        const never: never = rule;
        throw new Error(`unknown switch ${JSON.stringify(never)}`);
      }
    }
  }

  #primaryAnswers({ premises }: Surroundings): boolean {
    if (this.spec.switch.kind !== 'dns-failover') return false;
    const primary = this.site(this.spec.switch.primary);
    return (
      primary !== undefined &&
      primary.answering > 0 &&
      premises.powered(primary.spec.site)
    );
  }

  #settle(options: {
    readonly at: number;
    readonly seconds: number;
    readonly site: SiteRuntime;
    readonly traffic: DestinationTraffic;
    readonly destination: Destination;
    readonly surroundings: Surroundings;
  }): void {
    const { at, seconds, site, traffic, destination, surroundings } = options;
    const { capacity } = destination;
    const busy =
      capacity > 0 ? Math.min(BUSIEST, traffic.served / capacity) : 0;
    const latencySeconds =
      site.spec.latencySeconds / (1 - busy) +
      2 * surroundings.premises.distance(BALANCER_SITE, site.spec.site);
    site.activity = {
      weight: destination.weight,
      arriving: traffic.arriving,
      served: traffic.served,
      failed: traffic.dead + traffic.overloaded,
      capacity,
      refusedShare:
        traffic.overloaded > 0
          ? traffic.overloaded / (traffic.served + traffic.overloaded)
          : 0,
      latencySeconds,
    };
    const { cloud, clusters } = surroundings;
    const rule = this.#spec.switch;
    reportRequests({ at, seconds, site, traffic, latencySeconds, rule, cloud });
    const work = traffic.served + traffic.overloaded * REFUSAL_COST;
    putDemand({ site, work, spec: this.#spec, clusters });
  }
}

/** Its weight is the rule's, and changes nothing. */
function sameSite(a: WorkloadSiteSpec, b: WorkloadSiteSpec): boolean {
  return isDeepStrictEqual(a, { ...b, baseWeight: a.baseWeight });
}
