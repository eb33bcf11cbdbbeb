import { DmsEndpointSpec, DmsInstanceSpec } from '../../world/AwsEstate';
import { AwsError } from '../AwsError';
import { DmsTask } from '../dms/DmsTask';
import { Structure } from '../StructuredValue';
import { AwsService, Call, Operation } from '../wire/AwsService';
import { Input } from '../wire/Input';
import { JsonProtocol } from '../wire/JsonProtocol';
import { pageOf } from '../wire/page';
import {
  writeEndpoint,
  writeInstance,
  writeTable,
  writeTask,
} from './dms/write';
import { FilterFields, filterItems } from './filterItems';

const INVALID = 'InvalidParameterValueException';
const START_TYPES = [
  'start-replication',
  'resume-processing',
  'reload-target',
] as const;

const TASK_FIELDS: FilterFields<DmsTask> = {
  'replication-task-arn': task => task.spec.arn,
  'replication-task-id': task => task.spec.identifier,
  'migration-type': task => task.spec.migrationType,
  'replication-instance-arn': task => task.spec.instanceArn,
  'endpoint-arn': task => [
    task.spec.sourceEndpointArn,
    task.spec.targetEndpointArn,
  ],
};
const INSTANCE_FIELDS: FilterFields<DmsInstanceSpec> = {
  'replication-instance-arn': instance => instance.arn,
  'replication-instance-id': instance => instance.identifier,
  'replication-instance-class': instance => instance.instanceClass,
  'engine-version': instance => instance.engineVersion,
};
const ENDPOINT_FIELDS: FilterFields<DmsEndpointSpec> = {
  'endpoint-arn': endpoint => endpoint.arn,
  'endpoint-id': endpoint => endpoint.identifier,
  'endpoint-type': endpoint => endpoint.endpointType.toLowerCase(),
  'engine-name': endpoint => endpoint.engineName,
};

const describeReplicationTasks: Operation = (call, input) =>
  described({
    call,
    input,
    items: call.cloud.dms.tasks.list(call.caller.scope),
    fields: TASK_FIELDS,
    member: 'ReplicationTasks',
    write: task => writeTask(task, input.boolean('WithoutSettings') ?? false),
  });

const describeReplicationInstances: Operation = (call, input) =>
  described({
    call,
    input,
    items: call.cloud.dms.instances.list(call.caller.scope),
    fields: INSTANCE_FIELDS,
    member: 'ReplicationInstances',
    write: instance => writeInstance(instance, call.cloud.createdAt),
  });

const describeEndpoints: Operation = (call, input) =>
  described({
    call,
    input,
    items: call.cloud.dms.endpoints.list(call.caller.scope),
    fields: ENDPOINT_FIELDS,
    member: 'Endpoints',
    write: writeEndpoint,
  });

const describeTableStatistics: Operation = (call, input) => {
  const task = foundTask(call, input);
  const page = pageOf({
    items: task.spec.tables ?? [],
    marker: input.string('Marker'),
    size: pageSize(call, input, 500),
    badMarkerCode: INVALID,
  });
  return {
    ReplicationTaskArn: task.spec.arn,
    TableStatistics: page.items.map(table => writeTable(table, task)),
    Marker: page.next,
  };
};

const startReplicationTask: Operation = (call, input) => {
  const task = foundTask(call, input);
  const type = input.oneOf('StartReplicationTaskType', START_TYPES);
  task.start(input.required('StartReplicationTaskType', type), call.now);
  return { ReplicationTask: writeTask(task, false) };
};

const stopReplicationTask: Operation = (call, input) => {
  const task = foundTask(call, input);
  task.stop(call.now);
  return { ReplicationTask: writeTask(task, false) };
};

function foundTask(call: Call, input: Input): DmsTask {
  const arn = input.requiredString('ReplicationTaskArn');
  const { account, region } = call.caller.scope;
  const task = call.cloud.dms.tasks.get(arn);
  if (task?.scope.account !== account || task.scope.region !== region) {
    throw notFound(`Replication task not found: ${arn}`);
  }
  return task;
}

/** DMS says "not found" when filters leave nothing, and an empty list when there were no filters. */
function described<T>(options: {
  readonly call: Call;
  readonly input: Input;
  readonly items: readonly T[];
  readonly fields: FilterFields<T>;
  readonly member: string;
  readonly write: (item: T) => Structure;
}): Structure {
  const { call, input, items, fields, member, write } = options;
  const filters = input.list('Filters');
  const found = filterItems({ items, filters, fields, unknownCode: INVALID });
  if (filters.length > 0 && found.length === 0) {
    throw notFound(`No ${member} found matching the following criteria`);
  }
  const page = pageOf({
    items: found,
    marker: input.string('Marker'),
    size: pageSize(call, input, 100),
    badMarkerCode: INVALID,
  });
  return { [member]: page.items.map(write), Marker: page.next };
}

function pageSize(call: Call, input: Input, most: number): number {
  const size = input.integer('MaxRecords') ?? 100;
  if (size < 20 || size > most) {
    throw new AwsError({
      code: INVALID,
      message: `MaxRecords must be between 20 and ${most}, ${size} was given`,
    });
  }
  return Math.min(size, call.pageLimit);
}

function notFound(message: string): AwsError {
  return new AwsError({ code: 'ResourceNotFoundFault', message });
}

/** Database Migration Service: replication with tasks. */
export const databaseMigrationService: AwsService = {
  signingName: 'dms',
  iamPrefix: 'dms',
  targetPrefix: 'AmazonDMSv20160101',
  protocol: new JsonProtocol({ version: '1.1', invalidInputCode: INVALID }),
  operations: {
    DescribeReplicationTasks: describeReplicationTasks,
    DescribeReplicationInstances: describeReplicationInstances,
    DescribeEndpoints: describeEndpoints,
    DescribeTableStatistics: describeTableStatistics,
    StartReplicationTask: startReplicationTask,
    StopReplicationTask: stopReplicationTask,
  },
};
