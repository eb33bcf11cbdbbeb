import { Placement } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  fresh,
  PortError,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import {
  buildSite,
  buildWorkload,
  FakeClusterWorkloads,
  FakeQueueMonitor,
  FakeReplicationMonitor,
  FakeRequestMetrics,
  FakeSiteProbe,
  FakeTrafficSwitch,
  VirtualClock,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { FleetCollector } from './FleetCollector';

const PLACEMENT: Placement = { ready: 2, desired: 2, pending: 0, nodes: [] };

function setUp(options: { deadlineMilliseconds?: number } = {}) {
  const clock = new VirtualClock();
  const workload = buildWorkload();
  const trafficSwitch = new FakeTrafficSwitch({ clock });
  const requests = new FakeRequestMetrics();
  const replication = new FakeReplicationMonitor();
  const queue = new FakeQueueMonitor();
  const probe = new FakeSiteProbe({ clock });
  const onprem = new FakeClusterWorkloads({ clock, site: buildSite() });
  trafficSwitch.put(workload.ref, {
    weights: { onprem: 40, aws: 60 },
    targets: {
      onprem: { healthy: 2, total: 2 },
      aws: { healthy: 2, total: 2 },
    },
  });
  onprem.put(workload.ref, {
    placement: PLACEMENT,
    cpu: 0.5,
    memory: 0.4,
    verdict: 'serving',
  });
  const now = clock.now();
  const collector = FleetCollector.create({
    ...options,
    ports: {
      trafficSwitches: new Map([['alb-rule', trafficSwitch]]),
      requestMetrics: new Map([['alb-rule', requests]]),
      replicationMonitors: new Map([['dms', replication]]),
      queueMonitors: new Map([['redis-zset', queue]]),
      clusters: new Map([['onprem', onprem]]),
      probe,
    },
  });
  const collect = async (workloads = [workload]) => {
    const signal = new AbortController().signal;
    const all = await collector.collect({
      workloads,
      now: clock.now(),
      signal,
    });
    const observation = all.get(workloads[0].ref);
    if (!observation) throw new Error('no observation');
    return { all, observation };
  };
  return {
    clock,
    now,
    workload,
    trafficSwitch,
    requests,
    replication,
    queue,
    probe,
    onprem,
    collect,
  };
}

describe('FleetCollector', () => {
  it('asks each port once for the whole fleet', async () => {
    const t = setUp();
    const fleet = Array.from({ length: 50 }, (_, i) =>
      buildWorkload({ name: `service-${i}` }),
    );
    const { all } = await t.collect(fleet);
    expect(all.size).toBe(50);
    expect(t.trafficSwitch.log.callsOf('observe')).toHaveLength(1);
    expect(t.requests.log.callsOf('observe')).toHaveLength(1);
    expect(t.replication.log.callsOf('observe')).toHaveLength(1);
    expect(t.queue.log.callsOf('observe')).toHaveLength(1);
  });

  it('gathers the witnesses of each site', async () => {
    const t = setUp();
    t.probe.put('onprem', 'failing');
    const { observation } = await t.collect();
    const verdicts = (site: string) =>
      observation.sites[site].witnesses.map(w => `${w.kind} ${w.verdict}`);
    expect(verdicts('onprem')).toEqual([
      'probe failing',
      'target-health serving',
      'cluster serving',
    ]);
    // No cluster is configured for aws: there is no such witness.
    expect(verdicts('aws')).toEqual(['probe serving', 'target-health serving']);
    expect(observation.sites.aws.placement.state).toBe('missing');
  });

  it('rule 1: what a source did not say is missing, never zero', async () => {
    const t = setUp();
    const { observation } = await t.collect();
    expect(observation.queue?.depth).toMatchObject({
      state: 'error',
      error: 'not-found',
    });
    const bare = buildWorkload({ traffic: undefined, queue: undefined });
    const { observation: second } = await t.collect([bare]);
    expect(second.split.configured.state).toBe('missing');
    expect(second.split.effective.state).toBe('missing');
    expect(second.queue).toBeUndefined();
  });

  it('rule 2: a reading past its age limit is stale', async () => {
    const t = setUp();
    const queueDepth = fresh(12, {
      unit: 'count',
      source: 'redis:enrolment',
      observedAt: t.now,
    });
    t.queue.put(t.workload.ref, { depth: queueDepth });
    t.clock.advance(30_000);
    expect((await t.collect()).observation.queue?.depth.state).toBe('fresh');
    t.clock.advance(1);
    expect((await t.collect()).observation.queue?.depth).toMatchObject({
      state: 'stale',
      value: 12,
      maxAgeSeconds: 30,
    });
  });

  it('rule 3: a port that fails makes its own readings errors and no others', async () => {
    const t = setUp();
    t.trafficSwitch.log.nextError = {
      method: 'observe',
      error: new PortError({ kind: 'throttled', message: 'slow down' }),
    };
    const { observation } = await t.collect();
    expect(observation.split.configured).toMatchObject({
      state: 'error',
      error: 'throttled',
      message: 'slow down',
    });
    expect(observation.sites.onprem.placement.state).toBe('fresh');
    const health = observation.sites.onprem.witnesses.find(
      w => w.kind === 'target-health',
    );
    expect(health?.verdict).toBe('unknown');
  });

  it('comes back within its deadline when a port never answers', async () => {
    const t = setUp({ deadlineMilliseconds: 60 });
    t.replication.hanging = true;
    const { observation } = await t.collect();
    expect(observation.replication?.lag).toMatchObject({
      state: 'error',
      error: 'unreachable',
    });
    expect(observation.split.configured.state).toBe('fresh');
  });

  it('comes back within its deadline when a port ignores its signal', async () => {
    const t = setUp({ deadlineMilliseconds: 60 });
    t.queue.observe = () => new Promise(() => {});
    const { observation } = await t.collect();
    expect(observation.queue?.depth.state).toBe('error');
  });

  it('shows a kind nobody reads as unsupported', async () => {
    const t = setUp();
    const workload = buildWorkload({
      traffic: { kind: 'route53-failover', settings: {} },
    });
    const { observation } = await t.collect([workload]);
    expect(observation.split.configured).toMatchObject({
      state: 'error',
      error: 'unsupported',
    });
  });
});

describe('the effective split', () => {
  it('gives a site without healthy targets nothing', async () => {
    const t = setUp();
    t.trafficSwitch.setTargets(t.workload.ref, 'onprem', {
      healthy: 0,
      total: 2,
    });
    const { observation } = await t.collect();
    expect(observation.split.effective).toMatchObject({
      state: 'fresh',
      value: { onprem: 0, aws: 1 },
    });
  });

  it('is unknown when the health of a site with weight is', async () => {
    const t = setUp();
    t.trafficSwitch.put(t.workload.ref, {
      weights: { onprem: 40, aws: 60 },
      targets: { aws: { healthy: 1, total: 1 } },
    });
    const { observation } = await t.collect();
    expect(observation.split.effective.state).toBe('missing');
  });

  it('needs no health of a site without weight', async () => {
    const t = setUp();
    t.trafficSwitch.put(t.workload.ref, {
      weights: { onprem: 0, aws: 60 },
      targets: { aws: { healthy: 1, total: 1 } },
    });
    const { observation } = await t.collect();
    expect(observation.split.effective).toMatchObject({
      value: { onprem: 0, aws: 1 },
    });
  });
});
