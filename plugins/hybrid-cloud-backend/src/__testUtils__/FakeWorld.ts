import {
  Observation,
  Placement,
  Weights,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Clock } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import {
  FakeClusterWorkloads,
  FakeQueueMonitor,
  FakeReplicationMonitor,
  FakeRequestMetrics,
  FakeSiteProbe,
  FakeTrafficSwitch,
  buildSite,
  freshReading,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { FleetCollector, FleetPorts } from '../observe';
import { buildPlacement } from './observations';

/** Two sites in memory behind every port, seen through the real collector. */
export class FakeWorld {
  readonly clock: Clock;
  readonly trafficSwitch: FakeTrafficSwitch;
  readonly probe: FakeSiteProbe;
  readonly requests = new FakeRequestMetrics();
  readonly replication = new FakeReplicationMonitor();
  readonly queue = new FakeQueueMonitor();
  readonly onprem: FakeClusterWorkloads;
  readonly aws: FakeClusterWorkloads;
  readonly ports: FleetPorts;
  readonly collector: FleetCollector;

  constructor(options: { readonly clock: Clock }) {
    const { clock } = options;
    this.clock = clock;
    this.trafficSwitch = new FakeTrafficSwitch({ clock });
    this.probe = new FakeSiteProbe({ clock });
    this.onprem = new FakeClusterWorkloads({ site: buildSite(), clock });
    this.aws = new FakeClusterWorkloads({
      site: buildSite({ id: 'aws', provider: 'aws', cluster: 'eks' }),
      clock,
    });
    this.ports = {
      trafficSwitches: new Map([['alb-rule', this.trafficSwitch]]),
      requestMetrics: new Map([['alb-rule', this.requests]]),
      replicationMonitors: new Map([['dms', this.replication]]),
      queueMonitors: new Map([['redis-zset', this.queue]]),
      clusters: new Map([
        ['onprem', this.onprem],
        ['aws', this.aws],
      ]),
      probe: this.probe,
    };
    this.collector = FleetCollector.create({ ports: this.ports });
  }

  /** The workload on both sites on a good day. */
  add(workload: Workload, placement: Placement = buildPlacement()): void {
    const { ref } = workload;
    this.trafficSwitch.put(ref, {
      weights: Object.fromEntries(
        workload.sites.map(({ site, baseWeight }) => [site, baseWeight]),
      ),
      targets: {
        onprem: { healthy: 2, total: 2 },
        aws: { healthy: 2, total: 2 },
      },
    });
    for (const cluster of [this.onprem, this.aws]) {
      cluster.put(ref, {
        placement,
        cpu: 0.3,
        memory: 0.3,
        verdict: 'serving',
      });
    }
    this.refresh(workload);
  }

  /** New counts, lag and queue depth, as of now. */
  refresh(workload: Workload): void {
    const { ref } = workload;
    const now = this.clock.now();
    const weights = this.weights(workload);
    const total = Object.values(weights).reduce((sum, w) => sum + w, 0);
    this.requests.put(ref, {
      observed: freshReading(
        Object.fromEntries(
          Object.entries(weights).map(([site, w]) => [site, w / total]),
        ),
        'ratio',
        now,
      ),
      requestsPerSecond: freshReading(50, 'requests-per-second', now),
    });
    this.replication.put(ref, {
      from: 'aws',
      to: 'onprem',
      state: freshReading('running', 'state', now),
      lag: freshReading(2, 'seconds', now),
    });
    this.queue.put(ref, { depth: freshReading(0, 'count', now) });
  }

  weights(workload: Workload): Weights {
    return this.trafficSwitch.rule(workload.ref).weights;
  }

  /** The machine room is dark: no answer to the probe, no healthy target, no word from the cluster. */
  cutPower(workload: Workload): void {
    this.#power(workload, false);
  }

  restorePower(workload: Workload): void {
    this.#power(workload, true);
  }

  async observe(workload: Workload): Promise<Observation> {
    const seen = await this.collector.collect({
      workloads: [workload],
      now: this.clock.now(),
      signal: AbortSignal.timeout(5_000),
    });
    const observation = seen.get(workload.ref);
    if (!observation) throw new Error(`nothing seen of ${workload.ref}`);
    return observation;
  }

  #power(workload: Workload, on: boolean): void {
    const { ref } = workload;
    this.probe.put('onprem', on ? 'serving' : 'failing', ref);
    this.trafficSwitch.setTargets(ref, 'onprem', {
      healthy: on ? 2 : 0,
      total: 2,
    });
    this.onprem.put(ref, {
      ...this.onprem.placement(ref),
      verdict: on ? 'serving' : 'unknown',
    });
  }
}
