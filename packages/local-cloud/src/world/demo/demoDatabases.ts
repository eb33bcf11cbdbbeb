import { AwsEstate, RdsInstanceSpec } from '../AwsEstate';
import {
  DEMO_ACCOUNT,
  DEMO_RDS,
  DEMO_REGION,
  ENROLMENT_DMS,
} from './demoNames';

const instance = (
  identifier: string,
  rest: Pick<
    RdsInstanceSpec,
    'engine' | 'engineVersion' | 'multiAz' | 'parameterGroup'
  > &
    Partial<RdsInstanceSpec>,
): RdsInstanceSpec => ({
  arn: `${DEMO_RDS}:db:${identifier}`,
  identifier,
  instanceClass: 'db.r6g.large',
  allocatedStorageGib: 100,
  endpoint: {
    address: `${identifier}.c0ffee123456.${DEMO_REGION}.rds.amazonaws.com`,
    port: 3306,
  },
  backupRetentionDays: 7,
  tags: {},
  ...rest,
});

const parameterGroup = (
  name: string,
  family: string,
  binlogFormat: string,
) => ({
  account: DEMO_ACCOUNT,
  region: DEMO_REGION,
  name,
  family,
  parameters: {
    binlog_format: binlogFormat,
    binlog_row_image: 'FULL',
    binlog_checksum: 'NONE',
    time_zone: 'Asia/Seoul',
  },
});

/** Databases of the demo estate, and the DMS task that copies enrolments from RDS to the machine room. */
export const demoDatabases: Pick<
  AwsEstate,
  | 'dmsInstances'
  | 'dmsEndpoints'
  | 'dmsTasks'
  | 'rdsInstances'
  | 'rdsParameterGroups'
> = {
  dmsInstances: [
    {
      arn: ENROLMENT_DMS.instanceArn,
      identifier: ENROLMENT_DMS.instanceIdentifier,
      instanceClass: 'dms.t3.medium',
      engineVersion: '3.5.4',
      multiAz: false,
      allocatedStorageGib: 50,
    },
  ],
  dmsEndpoints: [
    {
      arn: ENROLMENT_DMS.sourceArn,
      identifier: 'enrolment-rds',
      endpointType: 'SOURCE',
      engineName: 'mariadb',
      serverName: `enrolment-db.c0ffee123456.${DEMO_REGION}.rds.amazonaws.com`,
      port: 3306,
      databaseName: 'enrolment',
    },
    {
      arn: ENROLMENT_DMS.targetArn,
      identifier: 'enrolment-machine-room',
      endpointType: 'TARGET',
      engineName: 'mariadb',
      serverName: '10.10.9.20',
      port: 3306,
      databaseName: 'enrolment',
    },
  ],
  dmsTasks: [
    {
      arn: ENROLMENT_DMS.taskArn,
      identifier: ENROLMENT_DMS.taskIdentifier,
      instanceArn: ENROLMENT_DMS.instanceArn,
      sourceEndpointArn: ENROLMENT_DMS.sourceArn,
      targetEndpointArn: ENROLMENT_DMS.targetArn,
      migrationType: 'full-load-and-cdc',
      tags: { 'hybrid-cloud-portal/workload': 'course-registration' },
    },
  ],
  rdsInstances: [
    instance('enrolment-db', {
      engine: 'mariadb',
      engineVersion: '10.11.13',
      multiAz: true,
      parameterGroup: 'enrolment-mariadb',
    }),
    instance('campus-db', {
      engine: 'mysql',
      engineVersion: '8.0.43',
      multiAz: true,
      parameterGroup: 'campus-mysql',
    }),
    instance('campus-db-replica', {
      engine: 'mysql',
      engineVersion: '8.0.43',
      multiAz: false,
      parameterGroup: 'campus-mysql',
      backupRetentionDays: 0,
      replicaOf: 'campus-db',
    }),
    instance('tasks-db', {
      engine: 'mysql',
      engineVersion: '8.0.43',
      multiAz: true,
      parameterGroup: 'tasks-mysql',
    }),
  ],
  rdsParameterGroups: [
    parameterGroup('enrolment-mariadb', 'mariadb10.11', 'ROW'),
    parameterGroup('campus-mysql', 'mysql8.0', 'ROW'),
    parameterGroup('tasks-mysql', 'mysql8.0', 'MIXED'),
  ],
};
