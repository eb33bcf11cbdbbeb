import { RdsInstanceSpec } from '../../../world/AwsEstate';
import { scopeOfArn } from '../../Arn';
import { latestRestorableTime } from '../../rds/RdsState';
import { Structure } from '../../StructuredValue';

/** One DBInstance as DescribeDBInstances gives it. */
export function writeInstance(options: {
  readonly instance: RdsInstanceSpec;
  /** Identifiers of its read replicas. */
  readonly replicas: readonly string[];
  readonly createdAt: number;
  readonly now: number;
}): Structure {
  const { instance, replicas, createdAt, now } = options;
  const restorable = latestRestorableTime(instance, now);
  const { region } = scopeOfArn(instance.arn);
  return {
    DBInstanceIdentifier: instance.identifier,
    DBInstanceClass: instance.instanceClass,
    Engine: instance.engine,
    DBInstanceStatus: 'available',
    Endpoint: {
      Address: instance.endpoint.address,
      Port: instance.endpoint.port,
    },
    AllocatedStorage: instance.allocatedStorageGib,
    InstanceCreateTime: new Date(createdAt).toISOString(),
    BackupRetentionPeriod: instance.backupRetentionDays,
    DBParameterGroups: [
      {
        DBParameterGroupName: instance.parameterGroup,
        ParameterApplyStatus: 'in-sync',
      },
    ],
    AvailabilityZone: `${region}a`,
    SecondaryAvailabilityZone: instance.multiAz ? `${region}c` : undefined,
    LatestRestorableTime:
      restorable === undefined ? undefined : new Date(restorable).toISOString(),
    MultiAZ: instance.multiAz,
    EngineVersion: instance.engineVersion,
    ReadReplicaSourceDBInstanceIdentifier: instance.replicaOf,
    ReadReplicaDBInstanceIdentifiers: replicas,
    StatusInfos: instance.replicaOf
      ? [
          {
            StatusType: 'read replication',
            Normal: true,
            Status: 'replicating',
          },
        ]
      : [],
    PubliclyAccessible: false,
    StorageType: 'gp3',
    StorageEncrypted: true,
    DBInstanceArn: instance.arn,
    TagList: Object.entries(instance.tags).map(([Key, Value]) => ({
      Key,
      Value,
    })),
  };
}
