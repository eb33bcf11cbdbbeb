import {
  DmsEndpointSpec,
  DmsInstanceSpec,
  DmsTaskSpec,
} from '../../../world/AwsEstate';
import { DmsTask } from '../../dms/DmsTask';
import { Structure } from '../../StructuredValue';

type Table = NonNullable<DmsTaskSpec['tables']>[number];

/** Times are epoch seconds. */
export function writeTask(task: DmsTask, withoutSettings: boolean): Structure {
  const { spec, stoppedAt } = task;
  const tables = spec.tables?.length ?? 0;
  return {
    ReplicationTaskIdentifier: spec.identifier,
    ReplicationTaskArn: spec.arn,
    SourceEndpointArn: spec.sourceEndpointArn,
    TargetEndpointArn: spec.targetEndpointArn,
    ReplicationInstanceArn: spec.instanceArn,
    MigrationType: spec.migrationType,
    ...(!withoutSettings && {
      TableMappings: tableMappings(spec),
      ReplicationTaskSettings: JSON.stringify({
        Logging: { EnableLogging: true },
      }),
    }),
    Status: task.status,
    LastFailureMessage: task.failure,
    StopReason: task.stopReason,
    ReplicationTaskCreationDate: task.createdAt / 1000,
    ReplicationTaskStartDate: task.startedAt / 1000,
    ReplicationTaskStats: {
      FullLoadProgressPercent: 100,
      ElapsedTimeMillis: 0,
      TablesLoaded: tables,
      TablesLoading: 0,
      TablesQueued: 0,
      TablesErrored: task.status === 'failed' ? tables : 0,
      FreshStartDate: task.createdAt / 1000,
      StartDate: task.startedAt / 1000,
      StopDate: stoppedAt === undefined ? undefined : stoppedAt / 1000,
    },
  };
}

export function writeInstance(
  spec: DmsInstanceSpec,
  createdAt: number,
): Structure {
  return {
    ReplicationInstanceIdentifier: spec.identifier,
    ReplicationInstanceArn: spec.arn,
    ReplicationInstanceClass: spec.instanceClass,
    ReplicationInstanceStatus: 'available',
    AllocatedStorage: spec.allocatedStorageGib,
    InstanceCreateTime: createdAt / 1000,
    MultiAZ: spec.multiAz,
    EngineVersion: spec.engineVersion,
    PubliclyAccessible: false,
  };
}

export function writeEndpoint(spec: DmsEndpointSpec): Structure {
  return {
    EndpointIdentifier: spec.identifier,
    EndpointArn: spec.arn,
    EndpointType: spec.endpointType,
    EngineName: spec.engineName,
    ServerName: spec.serverName,
    Port: spec.port,
    DatabaseName: spec.databaseName,
    Status: 'active',
    SslMode: 'none',
  };
}

export function writeTable(table: Table, task: DmsTask): Structure {
  return {
    SchemaName: table.schema,
    TableName: table.table,
    Inserts: 0,
    Deletes: 0,
    Updates: 0,
    Ddls: 0,
    FullLoadRows: table.rows,
    FullLoadErrorRows: 0,
    TableState: task.status === 'failed' ? 'Table error' : 'Table completed',
    LastUpdateTime: task.startedAt / 1000,
  };
}

function tableMappings(spec: DmsTaskSpec): string {
  const rules = (spec.tables ?? []).map(({ schema, table }, index) => ({
    'rule-type': 'selection',
    'rule-id': String(index + 1),
    'rule-name': `include-${table}`,
    'object-locator': { 'schema-name': schema, 'table-name': table },
    'rule-action': 'include',
  }));
  return JSON.stringify({ rules });
}
