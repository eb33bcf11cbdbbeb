import {
  DescribeDBInstancesCommand,
  DescribeDBParametersCommand,
  paginateDescribeDBInstances,
  RDSClient,
} from '@aws-sdk/client-rds';
import { StartedAws, startAws } from '../testing/startAws';

let aws: StartedAws;
let rds: RDSClient;
beforeEach(async () => {
  aws = await startAws();
  rds = new RDSClient(aws.client());
});
afterEach(async () => {
  rds.destroy();
  await aws.stop();
});

async function instance(DBInstanceIdentifier: string) {
  const { DBInstances } = await rds.send(
    new DescribeDBInstancesCommand({ DBInstanceIdentifier }),
  );
  return DBInstances?.[0];
}

it('shows writer and replica by their links', async () => {
  expect(await instance('shop-db')).toMatchObject({
    MultiAZ: true,
    BackupRetentionPeriod: 7,
    ReadReplicaDBInstanceIdentifiers: ['shop-db-replica'],
    DBParameterGroups: [
      {
        DBParameterGroupName: 'shop-params',
        ParameterApplyStatus: 'in-sync',
      },
    ],
  });
  expect(await instance('shop-db-replica')).toMatchObject({
    ReadReplicaSourceDBInstanceIdentifier: 'shop-db',
    StatusInfos: [{ Status: 'replicating', Normal: true }],
  });
});

it('can be restored to within five minutes, and not at all without backups', async () => {
  aws.clock.advance(299_000);
  const before = (await instance('shop-db'))?.LatestRestorableTime;
  aws.clock.advance(1_000);
  const after = (await instance('shop-db'))?.LatestRestorableTime;
  expect(Number(after) - Number(before)).toBe(300_000);
  const unsafe = await instance('scratch-db');
  expect(unsafe?.BackupRetentionPeriod).toBe(0);
  expect(unsafe?.LatestRestorableTime).toBeUndefined();
});

it('pages one per page, and filters', async () => {
  const one = await startAws({ handler: { pageLimit: 1 } });
  const client = new RDSClient(one.client());
  const seen: (string | undefined)[] = [];
  for await (const page of paginateDescribeDBInstances({ client }, {})) {
    seen.push(page.DBInstances?.[0].DBInstanceIdentifier);
  }
  expect(seen).toEqual(['shop-db', 'shop-db-replica', 'scratch-db']);
  const { DBInstances } = await client.send(
    new DescribeDBInstancesCommand({
      Filters: [{ Name: 'db-instance-id', Values: ['scratch-db'] }],
    }),
  );
  expect(DBInstances).toHaveLength(1);
  client.destroy();
  await one.stop();
});

it('shows parameters with who set them', async () => {
  const { Parameters } = await rds.send(
    new DescribeDBParametersCommand({ DBParameterGroupName: 'shop-params' }),
  );
  const of = (name: string) =>
    Parameters?.find(each => each.ParameterName === name);
  expect(of('binlog_format')).toMatchObject({
    ParameterValue: 'ROW',
    Source: 'user',
  });
  expect(of('binlog_row_image')?.Source).toBe('engine-default');
  const user = await rds.send(
    new DescribeDBParametersCommand({
      DBParameterGroupName: 'shop-params',
      Source: 'user',
    }),
  );
  expect(user.Parameters).toHaveLength(1);
});

it('is not found, or refuses a page size, in its own words', async () => {
  await expect(instance('nobody')).rejects.toMatchObject({
    name: 'DBInstanceNotFoundFault',
    $metadata: { httpStatusCode: 404 },
  });
  await expect(
    rds.send(
      new DescribeDBParametersCommand({ DBParameterGroupName: 'nobody' }),
    ),
  ).rejects.toMatchObject({ name: 'DBParameterGroupNotFoundFault' });
  await expect(
    rds.send(new DescribeDBInstancesCommand({ MaxRecords: 5 })),
  ).rejects.toMatchObject({ name: 'InvalidParameterValue' });
});
