import { ACCOUNT, REGION } from '@hybrid-cloud-portal/local-cloud/testing';
import { buildWorkload } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { RdsReplicaMonitor } from './RdsReplicaMonitor';
import { SCOPE, setUpAws, signal } from './__testUtils__/setUpAws';

const replica = (instanceId: string) =>
  buildWorkload({
    data: {
      writer: 'aws',
      maxLagSeconds: 30,
      replication: {
        kind: 'rds-replica',
        instanceId,
        from: 'aws',
        to: 'onprem',
      },
    },
  });

let t: Awaited<ReturnType<typeof start>>;

async function start() {
  const set = await setUpAws();
  const monitor = new RdsReplicaMonitor({
    ...set.shared,
    scopeOfSite: site => (site === 'aws' ? SCOPE : undefined),
  });
  return {
    ...set,
    lag: (value: number) =>
      set.aws.cloud.recordMetric({
        account: ACCOUNT,
        region: REGION,
        namespace: 'AWS/RDS',
        name: 'ReplicaLag',
        dimensions: { DBInstanceIdentifier: 'shop-db-replica' },
        at: set.aws.clock.now(),
        value,
      }),
    look: async (instanceId = 'shop-db-replica') => {
      const workload = replica(instanceId);
      const all = await monitor.observe({
        workloads: [workload],
        signal: signal(),
      });
      const observation = all.get(workload.ref);
      if (!observation) throw new Error('no observation');
      return observation;
    },
  };
}

beforeEach(async () => {
  t = await start();
});
afterEach(() => t.stop());

it('reads state and lag of a replica', async () => {
  t.lag(3);
  t.aws.pass(100_000);
  expect(await t.look()).toMatchObject({
    state: { state: 'fresh', value: 'running' },
    lag: { state: 'fresh', value: 3 },
  });
});

it('finds the account in an ARN', async () => {
  t.lag(3);
  t.aws.pass(100_000);
  const arn = `arn:aws:rds:${REGION}:${ACCOUNT}:db:shop-db-replica`;
  expect((await t.look(arn)).lag).toMatchObject({ value: 3 });
});

it('rule 12: lag -1 is a broken replica, not a lag', async () => {
  t.lag(-1);
  t.aws.pass(100_000);
  expect(await t.look()).toMatchObject({
    state: { value: 'failed' },
    lag: { state: 'missing' },
  });
});

it('an instance that replicates nothing proves nothing', async () => {
  expect((await t.look('scratch-db')).state).toMatchObject({
    value: 'unknown',
  });
});

it('an instance that is not there is not found', async () => {
  expect((await t.look('nobody')).state).toMatchObject({ error: 'not-found' });
});

it('rule 3: throttled is an error', async () => {
  t.aws.cloud.setApiFault('rds', 'throttle');
  expect((await t.look()).state).toMatchObject({ error: 'throttled' });
});
