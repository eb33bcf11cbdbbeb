import {
  ARNS,
  ACCOUNT,
  REGION,
  testEstate,
} from '@hybrid-cloud-portal/local-cloud/testing';
import { buildWorkload } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { DmsReplicationMonitor } from './DmsReplicationMonitor';
import { setUpAws, signal, WORKLOAD } from './__testUtils__/setUpAws';

let t: Awaited<ReturnType<typeof start>>;

async function start(options: Parameters<typeof setUpAws>[0] = {}) {
  const set = await setUpAws(options);
  const monitor = new DmsReplicationMonitor(set.shared);
  const { aws } = set;
  return {
    ...set,
    lag: (value: number) =>
      aws.cloud.recordMetric({
        account: ACCOUNT,
        region: REGION,
        namespace: 'AWS/DMS',
        name: 'CDCLatencyTarget',
        dimensions: {
          ReplicationInstanceIdentifier: 'shop-replication',
          ReplicationTaskIdentifier: 'SHOPCDC01',
        },
        at: aws.clock.now(),
        value,
      }),
    look: async (workload = WORKLOAD) => {
      const all = await monitor.observe({
        workloads: [workload],
        signal: signal(),
      });
      const observation = all.get(workload.ref);
      if (!observation) throw new Error('no observation');
      return observation;
    },
    monitor,
  };
}

async function restart(options: Parameters<typeof setUpAws>[0]) {
  await t.stop();
  t = await start(options);
}

beforeEach(async () => {
  t = await start();
});
afterEach(() => t.stop());

it('reads state and lag of a running task', async () => {
  t.lag(4);
  t.lag(7);
  t.aws.pass(100_000);
  const observation = await t.look();
  expect(observation).toMatchObject({
    from: 'aws',
    to: 'onprem',
    state: { state: 'fresh', value: 'running' },
    lag: { state: 'fresh', value: 7, source: 'cloudwatch:CDCLatencyTarget' },
    preflight: [],
  });
});

it('rule 1: a running task without figures has no lag, not lag 0', async () => {
  expect((await t.look()).lag.state).toBe('missing');
});

it('rule 12: lag 0 of a stopped task is not sync', async () => {
  t.lag(0);
  t.aws.pass(100_000);
  t.aws.cloud.failDmsTask(ARNS.task, 'Stop Reason RECOVERABLE_ERROR', false);
  t.aws.pass(1_000);
  const { state, lag, detail } = await t.look();
  expect(state).toMatchObject({ state: 'fresh', value: 'stopped' });
  expect(lag).toMatchObject({ state: 'missing' });
  expect(detail).toContain('RECOVERABLE_ERROR');
});

it('tells a failed task from a stopped one', async () => {
  t.aws.cloud.failDmsTask(ARNS.task, 'Stop Reason FATAL_ERROR', true);
  t.aws.pass(1_000);
  expect((await t.look()).state).toMatchObject({ value: 'failed' });
});

it('a task that is not there is not found, and does not spoil the others', async () => {
  const gone = buildWorkload({
    name: 'gone',
    data: {
      writer: 'aws',
      maxLagSeconds: 30,
      replication: {
        kind: 'dms',
        taskArn: `${ARNS.task}X`,
        from: 'aws',
        to: 'onprem',
      },
    },
  });
  expect((await t.look(gone)).state).toMatchObject({
    state: 'error',
    error: 'not-found',
  });
  const all = await t.monitor.observe({
    workloads: [gone, WORKLOAD],
    signal: signal(),
  });
  expect(all.get(WORKLOAD.ref)?.state.state).toBe('fresh');
});

it.each([
  ['throttle', 'throttled'],
  ['break', 'unreachable'],
] as const)('rule 3: %s is an error of state and lag', async (fault, error) => {
  t.aws.cloud.setApiFault('dms', fault);
  const { state, lag } = await t.look();
  expect(state).toMatchObject({ state: 'error', error });
  expect(lag).toMatchObject({ state: 'error', error });
});

it('rule 3: without CloudWatch the state still stands', async () => {
  t.aws.cloud.setApiFault('monitoring', 'break');
  const { state, lag } = await t.look();
  expect(state.state).toBe('fresh');
  expect(lag).toMatchObject({ state: 'error', error: 'unreachable' });
});

it('reads every page when there is one task a page', async () => {
  await restart({ aws: { handler: { pageLimit: 1 } } });
  t.lag(2);
  t.aws.pass(100_000);
  expect((await t.look()).lag).toMatchObject({ value: 2 });
});

describe('the preflight', () => {
  it('finds a binary log that is not ROW, and backups that are off', async () => {
    const estate = testEstate();
    await restart({
      aws: {
        estate: {
          ...estate,
          rdsInstances: estate.rdsInstances.map(i =>
            i.identifier === 'shop-db' ? { ...i, backupRetentionDays: 0 } : i,
          ),
          rdsParameterGroups: estate.rdsParameterGroups.map(group => ({
            ...group,
            parameters: { binlog_format: 'MIXED' },
          })),
        },
      },
    });
    expect((await t.look()).preflight).toEqual([
      expect.stringContaining('automated backups of shop-db are off'),
      'binlog_format of shop-db is MIXED, ROW is needed',
    ]);
  });

  it('says what it could not check', async () => {
    t.aws.cloud.setApiFault('rds', 'break');
    expect((await t.look()).preflight).toEqual([
      expect.stringMatching(/^could not be checked/),
    ]);
  });

  it('says nothing of a source that is no RDS instance', async () => {
    const estate = testEstate();
    await restart({
      aws: {
        estate: {
          ...estate,
          dmsEndpoints: estate.dmsEndpoints.map(e => ({
            ...e,
            serverName: '192.168.1.1',
          })),
        },
      },
    });
    expect((await t.look()).preflight).toBeUndefined();
  });
});
