import { ElbState } from '../elb/ElbState';
import { scopeOfArn, shortName } from '../Arn';
import { MetricStore, MetricWriter } from './MetricStore';
import { Sample } from './MinuteSeries';

const NAMESPACE = 'AWS/ApplicationELB';
/** How often host counts are sampled within a minute. */
const HOST_SAMPLE_MILLIS = 10_000;

interface PathWriters {
  readonly requests: readonly MetricWriter[];
  readonly perTarget: readonly MetricWriter[];
  readonly target5xx: readonly MetricWriter[];
  readonly latency: readonly MetricWriter[];
}

interface HostWriters {
  readonly healthy: MetricWriter;
  readonly unhealthy: MetricWriter;
}

/**
 * Turns what the balancer does into the metrics AWS publishes of it. Counts appear only when they are not zero
 * (the "reporting criteria" of the ALB metrics guide), host counts always while a group is in use.
 */
export class AlbMetrics {
  readonly #elb: ElbState;
  readonly #store: MetricStore;
  readonly #paths = new Map<string, PathWriters>();
  readonly #hosts = new Map<string, HostWriters>();
  #sampledAt: number;

  constructor(options: {
    readonly elb: ElbState;
    readonly store: MetricStore;
    readonly now: number;
  }) {
    this.#elb = options.elb;
    this.#store = options.store;
    this.#sampledAt = options.now;
  }

  step(now: number): void {
    if (now - this.#sampledAt < HOST_SAMPLE_MILLIS) return;
    this.#sampledAt = now;
    for (const group of this.#elb.targetGroups.values()) {
      if (!group.inUse) continue;
      const { healthy, unhealthy } = group.hostCounts();
      for (const loadBalancer of this.#elb.loadBalancersUsing(group.arn)) {
        const writers = this.#hostWriters(loadBalancer, group.arn);
        writers.healthy.add(now, one(healthy));
        writers.unhealthy.add(now, one(unhealthy));
      }
    }
  }

  /** See AwsCloudState.recordRequests. */
  record(options: {
    readonly ruleArn: string;
    readonly targetGroupArn: string;
    readonly at: number;
    readonly count: number;
    readonly target5xx: number;
    readonly meanLatencySeconds: number;
  }): void {
    const { at, count, target5xx, meanLatencySeconds } = options;
    if (count <= 0) return;
    const rule = this.#elb.presentRule(options.ruleArn);
    const group = this.#elb.presentGroup(options.targetGroupArn);
    // Deleted over the wire since the requests were made.
    if (!rule || !group) return;
    const writers = this.#pathWriters(
      this.#elb.loadBalancerOf(rule),
      group.arn,
    );
    const targets = Math.max(1, group.routable().addresses.length);
    addAll(writers.requests, at, one(count));
    addAll(writers.perTarget, at, one(count / targets));
    if (target5xx > 0) addAll(writers.target5xx, at, one(target5xx));
    addAll(writers.latency, at, {
      sum: meanLatencySeconds * count,
      count,
      min: meanLatencySeconds,
      max: meanLatencySeconds,
    });
  }

  #pathWriters(loadBalancerArn: string, targetGroupArn: string): PathWriters {
    const key = `${loadBalancerArn}|${targetGroupArn}`;
    const present = this.#paths.get(key);
    if (present) return present;
    const LoadBalancer = shortName(loadBalancerArn);
    const TargetGroup = shortName(targetGroupArn);
    const both = { LoadBalancer, TargetGroup };
    const scope = scopeOfArn(loadBalancerArn);
    const writersOf = (
      name: string,
      sets: readonly Record<string, string>[],
    ): readonly MetricWriter[] =>
      sets.map(dimensions =>
        this.#store.writer(scope, { namespace: NAMESPACE, name, dimensions }),
      );
    const writers: PathWriters = {
      requests: writersOf('RequestCount', [{ LoadBalancer }, both]),
      perTarget: writersOf('RequestCountPerTarget', [{ TargetGroup }, both]),
      target5xx: writersOf('HTTPCode_Target_5XX_Count', [
        { LoadBalancer },
        both,
      ]),
      latency: writersOf('TargetResponseTime', [{ LoadBalancer }, both]),
    };
    this.#paths.set(key, writers);
    return writers;
  }

  #hostWriters(loadBalancerArn: string, targetGroupArn: string): HostWriters {
    const key = `${loadBalancerArn}|${targetGroupArn}`;
    const present = this.#hosts.get(key);
    if (present) return present;
    const scope = scopeOfArn(loadBalancerArn);
    const dimensions = {
      LoadBalancer: shortName(loadBalancerArn),
      TargetGroup: shortName(targetGroupArn),
    };
    const writerOf = (name: string): MetricWriter =>
      this.#store.writer(scope, { namespace: NAMESPACE, name, dimensions });
    const writers = {
      healthy: writerOf('HealthyHostCount'),
      unhealthy: writerOf('UnHealthyHostCount'),
    };
    this.#hosts.set(key, writers);
    return writers;
  }
}

function one(value: number): Sample {
  return { sum: value, count: 1, min: value, max: value };
}

function addAll(
  writers: readonly MetricWriter[],
  at: number,
  sample: Sample,
): void {
  for (const writer of writers) writer.add(at, sample);
}
