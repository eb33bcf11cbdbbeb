import { PortError } from '../errors';
import { buildSite, buildWorkload } from './builders';
import { FakeClusterWorkloads } from './FakeClusterWorkloads';
import { FakeReplicationMonitor } from './FakeObservers';
import { FakeSiteProbe } from './FakeSiteProbe';
import { FakeTrafficSwitch } from './FakeTrafficSwitch';
import { VirtualClock } from './VirtualClock';

const workload = buildWorkload();
const signal = new AbortController().signal;

describe('FakeTrafficSwitch', () => {
  function setUp() {
    const fake = new FakeTrafficSwitch({ clock: new VirtualClock() });
    fake.put(workload.ref, {
      weights: { onprem: 40, aws: 60 },
      targets: { onprem: { healthy: 2, total: 2 } },
    });
    const set = (expectedVersion: string) =>
      fake.setWeights({
        workload,
        weights: { onprem: 0, aws: 100 },
        expectedVersion,
        signal,
      });
    return { fake, set };
  }

  it('rule 29: refuses a write to a rule that has changed', async () => {
    const { fake, set } = setUp();
    fake.drift(workload.ref, { onprem: 50, aws: 50 });
    await expect(set('1')).rejects.toMatchObject({ kind: 'conflict' });
    expect(fake.rule(workload.ref).weights).toEqual({ onprem: 50, aws: 50 });
  });

  it('rule 31: can lose the answer after the change was made', async () => {
    const { fake, set } = setUp();
    fake.log.nextError = {
      method: 'setWeights',
      afterEffect: true,
      error: new PortError({
        kind: 'unreachable',
        message: 'lost',
        outcomeUnknown: true,
      }),
    };
    await expect(set('1')).rejects.toMatchObject({ outcomeUnknown: true });
    expect(fake.rule(workload.ref).weights).toEqual({ onprem: 0, aws: 100 });
    expect(fake.log.callsOf('setWeights')).toHaveLength(1);
  });

  it('fails once before the change when told to', async () => {
    const { fake, set } = setUp();
    const error = new PortError({ kind: 'throttled', message: 'slow down' });
    fake.log.nextError = { method: 'setWeights', error };
    await expect(set('1')).rejects.toBe(error);
    await set('1');
    expect(fake.rule(workload.ref).weights).toEqual({ onprem: 0, aws: 100 });
  });

  it('forgets everything on reset', async () => {
    const { fake } = setUp();
    fake.reset();
    const seen = await fake.observe({ workloads: [workload], signal });
    expect(seen.get(workload.ref)?.configured.state).toBe('error');
  });
});

describe('FakeClusterWorkloads', () => {
  it('scales, and uncordons nodes', async () => {
    const fake = new FakeClusterWorkloads({
      site: buildSite(),
      clock: new VirtualClock(),
    });
    const reserve = {
      name: 'node-3',
      ready: true,
      schedulable: false,
      reserve: true,
      monitoring: false,
      pods: 0,
      readyPods: 0,
      allocatableCores: 2,
      allocatableBytes: 4e9,
    };
    fake.put(workload.ref, {
      placement: { ready: 2, desired: 2, pending: 0, nodes: [reserve] },
      cpu: 0.5,
      memory: 0.5,
      verdict: 'serving',
    });
    await fake.setSchedulable({ node: 'node-3', schedulable: true, signal });
    await fake.scale({ workload, replicas: 4, signal });
    expect(fake.observe(workload).placement).toMatchObject({
      value: { ready: 4, desired: 4, nodes: [{ schedulable: true }] },
    });
  });
});

describe('FakeSiteProbe', () => {
  it('answers for one workload before its site', async () => {
    const fake = new FakeSiteProbe({ clock: new VirtualClock() });
    const [site] = workload.sites;
    const verdict = async () =>
      (await fake.probe({ workload, site, signal })).verdict;
    expect(await verdict()).toBe('serving');
    fake.put('onprem', 'failing');
    expect(await verdict()).toBe('failing');
    fake.put('onprem', 'unknown', workload.ref);
    expect(await verdict()).toBe('unknown');
  });
});

describe('FakeReplicationMonitor', () => {
  it('ends with its signal when it hangs', async () => {
    const fake = new FakeReplicationMonitor();
    fake.hanging = true;
    const controller = new AbortController();
    const pending = fake.observe({
      workloads: [workload],
      signal: controller.signal,
    });
    controller.abort(new Error('enough'));
    await expect(pending).rejects.toThrow('enough');
  });
});
