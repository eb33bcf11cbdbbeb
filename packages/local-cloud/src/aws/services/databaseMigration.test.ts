import {
  DatabaseMigrationServiceClient,
  DescribeEndpointsCommand,
  DescribeReplicationInstancesCommand,
  DescribeReplicationTasksCommand,
  DescribeTableStatisticsCommand,
  paginateDescribeEndpoints,
  paginateDescribeTableStatistics,
  StartReplicationTaskCommand,
  StopReplicationTaskCommand,
} from '@aws-sdk/client-database-migration-service';
import { StartedAws, startAws } from '../testing/startAws';
import { ARNS, OTHER_ACCOUNT } from '../testing/testEstate';

let aws: StartedAws;
let dms: DatabaseMigrationServiceClient;
beforeEach(async () => {
  aws = await startAws();
  dms = new DatabaseMigrationServiceClient(aws.client());
});
afterEach(async () => {
  dms.destroy();
  await aws.stop();
});

async function task() {
  const { ReplicationTasks } = await dms.send(
    new DescribeReplicationTasksCommand({
      Filters: [{ Name: 'replication-task-arn', Values: [ARNS.task] }],
    }),
  );
  return ReplicationTasks?.[0];
}
const stop = () =>
  dms.send(new StopReplicationTaskCommand({ ReplicationTaskArn: ARNS.task }));
const start = (type: 'resume-processing' | 'start-replication') =>
  dms.send(
    new StartReplicationTaskCommand({
      ReplicationTaskArn: ARNS.task,
      StartReplicationTaskType: type,
    }),
  );

it('describes a task with dates the SDK reads', async () => {
  expect(await task()).toMatchObject({
    ReplicationTaskIdentifier: 'shop-cdc',
    Status: 'running',
    MigrationType: 'full-load-and-cdc',
    ReplicationTaskStartDate: new Date(aws.clock.now()),
    ReplicationTaskStats: { TablesLoaded: 2, TablesErrored: 0 },
  });
});

it('describes instances and endpoints', async () => {
  const instances = await dms.send(new DescribeReplicationInstancesCommand({}));
  expect(instances.ReplicationInstances).toMatchObject([
    {
      ReplicationInstanceArn: ARNS.instance,
      ReplicationInstanceIdentifier: 'shop-replication',
    },
  ]);
  const endpoints = await dms.send(
    new DescribeEndpointsCommand({
      Filters: [{ Name: 'endpoint-arn', Values: [ARNS.target] }],
    }),
  );
  expect(endpoints.Endpoints).toMatchObject([
    { EndpointArn: ARNS.target, EndpointType: 'TARGET', EngineName: 'mariadb' },
  ]);
});

it('stopping takes its time and leaves a reason; starting does too and clears it', async () => {
  expect((await stop()).ReplicationTask?.Status).toBe('stopping');
  aws.pass(2_750);
  expect((await task())?.Status).toBe('stopping');
  aws.pass(250);
  expect(await task()).toMatchObject({
    Status: 'stopped',
    StopReason: 'Stop Reason NORMAL',
    ReplicationTaskStats: { StopDate: new Date(aws.clock.now()) },
  });
  expect((await start('resume-processing')).ReplicationTask?.Status).toBe(
    'starting',
  );
  aws.pass(5_000);
  const running = await task();
  expect(running?.Status).toBe('running');
  expect(running?.StopReason).toBeUndefined();
});

it('refuses to start what runs and to stop what does not', async () => {
  await expect(start('resume-processing')).rejects.toMatchObject({
    name: 'InvalidResourceStateFault',
  });
  await stop();
  await expect(stop()).rejects.toMatchObject({
    name: 'InvalidResourceStateFault',
  });
  aws.pass(3_000);
  await expect(start('start-replication')).rejects.toMatchObject({
    name: 'InvalidParameterCombinationException',
  });
});

it('of two concurrent stops one wins', async () => {
  const answers = await Promise.allSettled([stop(), stop()]);
  expect(answers.map(each => each.status).sort()).toEqual([
    'fulfilled',
    'rejected',
  ]);
});

it('a broken task says why, has table errors, and comes back', async () => {
  aws.cloud.failDmsTask(ARNS.task, 'Stop Reason FATAL_ERROR', true);
  const failed = await task();
  expect(failed).toMatchObject({
    Status: 'failed',
    StopReason: 'Stop Reason FATAL_ERROR',
    ReplicationTaskStats: { TablesErrored: 2 },
  });
  expect(failed?.LastFailureMessage).toContain('Last Error');
  const { TableStatistics } = await dms.send(
    new DescribeTableStatisticsCommand({ ReplicationTaskArn: ARNS.task }),
  );
  expect(TableStatistics?.map(each => each.TableState)).toEqual([
    'Table error',
    'Table error',
  ]);
  aws.cloud.resumeDmsTask(ARNS.task);
  expect(aws.cloud.dmsTaskStatus(ARNS.task)).toBe('starting');
  aws.pass(5_000);
  expect(aws.cloud.dmsTaskStatus(ARNS.task)).toBe('running');
});

it('pages one per page', async () => {
  const one = await startAws({ handler: { pageLimit: 1 } });
  const client = new DatabaseMigrationServiceClient(one.client());
  const endpoints: (string | undefined)[] = [];
  for await (const page of paginateDescribeEndpoints({ client }, {})) {
    expect(page.Endpoints).toHaveLength(1);
    endpoints.push(page.Endpoints?.[0].EndpointArn);
  }
  expect(endpoints).toEqual([ARNS.source, ARNS.target]);
  const tables: (string | undefined)[] = [];
  for await (const page of paginateDescribeTableStatistics(
    { client },
    { ReplicationTaskArn: ARNS.task },
  )) {
    tables.push(page.TableStatistics?.[0].TableName);
  }
  expect(tables).toEqual(['orders', 'seats']);
  client.destroy();
  await one.stop();
});

it('is not found: a filter that matches nothing, an unknown ARN, a foreign one', async () => {
  await expect(
    dms.send(
      new DescribeReplicationTasksCommand({
        Filters: [{ Name: 'replication-task-id', Values: ['nobody'] }],
      }),
    ),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundFault' });
  await expect(
    dms.send(
      new StopReplicationTaskCommand({ ReplicationTaskArn: `${ARNS.task}0` }),
    ),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundFault' });
  const other = new DatabaseMigrationServiceClient(
    aws.client({ accessKeyId: OTHER_ACCOUNT }),
  );
  await expect(
    other.send(
      new StopReplicationTaskCommand({ ReplicationTaskArn: ARNS.task }),
    ),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundFault' });
  other.destroy();
});

it('refuses MaxRecords out of range and filters it does not know', async () => {
  await expect(
    dms.send(new DescribeReplicationTasksCommand({ MaxRecords: 5 })),
  ).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
  await expect(
    dms.send(
      new DescribeReplicationTasksCommand({
        Filters: [{ Name: 'colour', Values: ['red'] }],
      }),
    ),
  ).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
});
