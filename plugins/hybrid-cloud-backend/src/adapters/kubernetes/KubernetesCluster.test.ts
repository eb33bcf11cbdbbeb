import {
  cloudSpec,
  deploymentSpec,
  onpremSpec,
} from '@hybrid-cloud-portal/local-cloud/testing';
import { Placement } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { PortError } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { setUpCluster, WORKLOAD } from './__testUtils__/setUpCluster';
import { until } from './__testUtils__/until';

let t: Awaited<ReturnType<typeof setUpCluster>>;

afterEach(() => t.stop());

const signal = () => new AbortController().signal;

function placement(): Placement {
  const reading = t.look().placement;
  if (reading.state !== 'fresh') throw new Error(JSON.stringify(reading));
  return reading.value;
}

const node = (name: string) =>
  placement().nodes.find(each => each.name === name);

/** The PortError of a promise that must fail. */
async function failure(promise: Promise<unknown>): Promise<PortError> {
  const error = await promise.then(
    () => undefined,
    (e: unknown) => e,
  );
  if (error instanceof PortError) return error;
  throw new Error(`expected a PortError, got ${error}`);
}

const spots = () =>
  t.adapter.blindSpots().map(spot => `${spot.what}: ${spot.error}`);

describe('observing', () => {
  it('tells where the pods are, and which nodes are reserve and monitoring', async () => {
    t = await setUpCluster();
    await t.follow();
    expect(placement()).toMatchObject({ ready: 3, desired: 3, pending: 0 });
    expect(placement().nodes.map(n => n.name)).toEqual([
      'node-1',
      'node-2',
      'node-3',
      'node-monitoring',
    ]);
    expect(node('node-3')).toMatchObject({
      reserve: true,
      schedulable: false,
      ready: true,
      pods: 0,
    });
    expect(node('node-monitoring')).toMatchObject({ monitoring: true });
    expect(node('node-1')).toMatchObject({
      reserve: false,
      monitoring: false,
      allocatableCores: 2,
      allocatableBytes: 4 * 1024 ** 3,
    });
    const onNodes = placement().nodes.reduce((sum, n) => sum + n.readyPods, 0);
    expect(onNodes).toBe(3);
    expect(t.look().witness).toMatchObject({
      kind: 'cluster',
      site: 'onprem',
      verdict: 'serving',
    });
  });

  it('utilisation is usage over allocatable of the nodes that can carry workloads', async () => {
    t = await setUpCluster();
    t.cluster.setDemand({
      namespace: 'enrolment',
      deployment: 'course-registration',
      cores: 2,
      bytes: 1024 ** 3,
    });
    t.pass(60);
    await t.follow();
    await until('figures', () => t.look().cpu.state === 'fresh');
    const { cpu, memory } = t.look();
    // Two nodes of 2 cores; the cordoned and the monitoring node are not counted.
    expect(cpu.state === 'fresh' && cpu.value).toBeCloseTo(2.12 / 4, 1);
    expect(memory.state === 'fresh' && memory.value).toBeCloseTo(2 / 8, 1);
  });

  it('follows changes without asking again', async () => {
    t = await setUpCluster();
    await t.follow();
    await t.adapter.scale({
      workload: WORKLOAD,
      replicas: 4,
      signal: signal(),
    });
    t.pass(30);
    await until('four replicas', () => placement().desired === 4);
    await until('a fourth pod', () => placement().ready === 4);
    expect(node('node-1')?.pods).toBeGreaterThan(0);
  });

  it('knows the autoscaler that scales the workload', async () => {
    t = await setUpCluster({ spec: cloudSpec() });
    await t.follow();
    await until('the autoscaler', () => placement().autoscaler !== undefined);
    expect(placement().autoscaler).toMatchObject({
      name: 'course-registration',
      minReplicas: 2,
      maxReplicas: 12,
    });
  });

  it('rule 4: pods that should run and none that is ready is a failing witness', async () => {
    const spec = onpremSpec({
      deployments: [deploymentSpec({ requestCores: 50 })],
    });
    t = await setUpCluster({ spec });
    await t.follow();
    expect(placement()).toMatchObject({ ready: 0, desired: 3, pending: 3 });
    expect(t.look().witness).toMatchObject({
      verdict: 'failing',
      detail: '0 of 3 pods ready, 4 of 4 nodes ready',
    });
  });

  it('a workload scaled to 0 on purpose is not failing', async () => {
    const spec = onpremSpec({ deployments: [deploymentSpec({ replicas: 0 })] });
    t = await setUpCluster({ spec });
    await t.follow();
    expect(t.look().witness.verdict).toBe('unknown');
  });

  it('a workload it was not told of is missing', async () => {
    t = await setUpCluster();
    await t.follow();
    t.adapter.track([]);
    expect(t.look().placement.state).toBe('missing');
  });
});

describe('being blind', () => {
  it('rule 3: a cluster without power is unknown at once, and what was known grows old', async () => {
    t = await setUpCluster();
    await t.follow();
    const seenAt = t.look().placement.observedAt;
    t.clock.advance(1_000);
    t.cluster.setPower(false);
    await until('unknown', () => t.look().witness.verdict === 'unknown');
    expect(t.look().witness.reading.state).toBe('error');
    t.clock.advance(60_000);
    expect(t.look().placement).toMatchObject({
      state: 'fresh',
      observedAt: expect.any(Number),
    });
    expect(t.look().placement.observedAt).toBeLessThanOrEqual(seenAt + 1_000);
    expect(spots()).toContain('nodes: unreachable');
    t.cluster.setPower(true);
    t.pass(60);
    await until('serving', () => t.look().witness.verdict === 'serving', 8_000);
    expect(spots()).not.toContain('nodes: unreachable');
  }, 15_000);

  it('rule 3: a cluster that answers 401 is not empty and not down', async () => {
    t = await setUpCluster({ token: 'stranger' });
    await t.adapter.start();
    await until('a blind spot', () => spots().length >= 4);
    expect(spots()).toContain('pods in enrolment: unauthenticated');
    const { placement: reading, witness, cpu } = t.look();
    expect(reading).toMatchObject({ state: 'error', error: 'unauthenticated' });
    expect(cpu).toMatchObject({ state: 'error', error: 'unauthenticated' });
    expect(witness.verdict).toBe('unknown');
  });

  it('says that it may not see nodes', async () => {
    t = await setUpCluster({
      grant: {
        resources: [
          'pods',
          'deployments.apps',
          'horizontalpodautoscalers.autoscaling',
        ],
      },
    });
    await t.adapter.start();
    await until('blind spots', () => spots().length >= 2);
    expect(spots().sort()).toEqual([
      'metrics.k8s.io: forbidden',
      'nodes: forbidden',
    ]);
    expect(t.look().placement).toMatchObject({ error: 'forbidden' });
  });

  it('the placement stands without the right to see autoscalers', async () => {
    t = await setUpCluster({
      grant: {
        resources: [
          'nodes',
          'nodes.metrics.k8s.io',
          'pods',
          'deployments.apps',
        ],
      },
    });
    await t.follow();
    expect(placement().ready).toBe(3);
    await until('a blind spot', () => spots().length > 0);
    expect(spots()).toEqual(['autoscalers in enrolment: forbidden']);
  });

  it('says that there is no metrics API', async () => {
    t = await setUpCluster({ metricsApi: false });
    await t.follow();
    await until('a blind spot', () => spots().length > 0);
    expect(spots()).toEqual(['metrics.k8s.io: not-found']);
    expect(t.look().cpu).toMatchObject({ state: 'error', error: 'not-found' });
    expect(t.look().placement.state).toBe('fresh');
  });

  it.each([
    ['throttle', 'throttled'],
    ['break', 'unreachable'],
  ] as const)('rule 3: %s is a blind spot', async (fault, error) => {
    t = await setUpCluster();
    t.server.setFault(fault);
    await t.adapter.start();
    await until('blind spots', () => spots().includes(`nodes: ${error}`));
    expect(t.look().placement).toMatchObject({ state: 'error', error });
    t.server.setFault('none');
    await until('contact', () => t.look().placement.state === 'fresh');
  });
});

describe('acting', () => {
  it('uncordons and cordons, and writes only what is not so already', async () => {
    t = await setUpCluster();
    await t.follow();
    const set = (schedulable: boolean) =>
      t.adapter.setSchedulable({
        node: 'node-3',
        schedulable,
        signal: signal(),
      });
    await set(true);
    await until('uncordoned', () => node('node-3')?.schedulable === true);
    await set(false);
    await until('cordoned', () => node('node-3')?.schedulable === false);
    const version = t.cluster.store.version;
    await set(false);
    expect(t.cluster.store.version).toBe(version);
  });

  it('raises the minimum of an autoscaler, within its maximum', async () => {
    t = await setUpCluster({ spec: cloudSpec() });
    await t.follow();
    const scale = (replicas: number) =>
      t.adapter.scale({ workload: WORKLOAD, replicas, signal: signal() });
    await scale(5);
    await until('minimum 5', () => placement().autoscaler?.minReplicas === 5);
    const version = t.cluster.store.version;
    await scale(5);
    expect(t.cluster.store.version).toBe(version);
    expect(await failure(scale(13))).toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('1 to 12'),
    });
    expect((await failure(scale(0))).kind).toBe('invalid');
  });

  it('scales a deployment that no autoscaler scales', async () => {
    t = await setUpCluster();
    await t.follow();
    await t.adapter.scale({
      workload: WORKLOAD,
      replicas: 2,
      signal: signal(),
    });
    await until('two replicas', () => placement().desired === 2);
    expect(placement().autoscaler).toBeUndefined();
  });

  it('says what it may not do', async () => {
    t = await setUpCluster({ actGrant: { readOnly: true } });
    const error = await failure(
      t.adapter.setSchedulable({
        node: 'node-3',
        schedulable: true,
        signal: signal(),
      }),
    );
    expect(error).toMatchObject({ kind: 'forbidden', outcomeUnknown: false });
  });

  it('a node or a deployment that is not there is not found', async () => {
    t = await setUpCluster();
    const gone = t.adapter.setSchedulable({
      node: 'node-9',
      schedulable: true,
      signal: signal(),
    });
    expect((await failure(gone)).kind).toBe('not-found');
    const sites = [{ ...WORKLOAD.sites[0], selector: 'app=nobody' }];
    const none = t.adapter.scale({
      workload: { ...WORKLOAD, sites },
      replicas: 2,
      signal: signal(),
    });
    expect((await failure(none)).kind).toBe('not-found');
  });

  it('an observed-only cluster cannot act', async () => {
    t = await setUpCluster({ observeOnly: true });
    expect(t.adapter.canAct()).toBe(false);
    const refused = t.adapter.setSchedulable({
      node: 'node-3',
      schedulable: true,
      signal: signal(),
    });
    expect((await failure(refused)).kind).toBe('forbidden');
  });
});
