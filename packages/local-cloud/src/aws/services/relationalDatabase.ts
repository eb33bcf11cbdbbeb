import { RdsInstanceSpec } from '../../world/AwsEstate';
import { AwsError } from '../AwsError';
import { AwsService, Call, Operation } from '../wire/AwsService';
import { Input } from '../wire/Input';
import { pageOf } from '../wire/page';
import { QueryProtocol } from '../wire/QueryProtocol';
import { FilterFields, filterItems } from './filterItems';
import { parametersOf } from './rds/parametersOf';
import { writeInstance } from './rds/writeInstance';

const INVALID = 'InvalidParameterValue';

const INSTANCE_FIELDS: FilterFields<RdsInstanceSpec> = {
  'db-instance-id': instance => [instance.identifier, instance.arn],
  engine: instance => instance.engine,
  'dbi-resource-id': instance => instance.identifier,
};

const describeDBInstances: Operation = (call, input) => {
  const { rds, createdAt } = call.cloud;
  const { scope } = call.caller;
  const identifier = input.string('DBInstanceIdentifier');
  const one =
    identifier === undefined ? undefined : foundInstance(call, identifier);
  const page = pageOf({
    items: filterItems({
      items: one ? [one] : rds.instances.list(scope),
      filters: input.list('Filters'),
      fields: INSTANCE_FIELDS,
      unknownCode: INVALID,
    }),
    marker: input.string('Marker'),
    size: pageSize(call, input),
    badMarkerCode: INVALID,
  });
  return {
    DBInstances: page.items.map(instance =>
      writeInstance({
        instance,
        replicas: rds.replicasOf(scope, instance.identifier),
        createdAt,
        now: call.now,
      }),
    ),
    Marker: page.next,
  };
};

const describeDBParameters: Operation = (call, input) => {
  const name = input.requiredString('DBParameterGroupName');
  const group = call.cloud.rds.parameterGroup(call.caller.scope, name);
  if (!group) {
    throw new AwsError({
      code: 'DBParameterGroupNotFound',
      message: `DBParameterGroup not found: ${name}`,
      status: 404,
    });
  }
  const source = input.string('Source');
  const page = pageOf({
    items: parametersOf(group).filter(
      parameter => source === undefined || parameter.Source === source,
    ),
    marker: input.string('Marker'),
    size: pageSize(call, input),
    badMarkerCode: INVALID,
  });
  return { Parameters: page.items, Marker: page.next };
};

function foundInstance(call: Call, identifier: string): RdsInstanceSpec {
  const instance = call.cloud.rds.instance(call.caller.scope, identifier);
  if (!instance) {
    throw new AwsError({
      code: 'DBInstanceNotFound',
      message: `DBInstance ${identifier} not found.`,
      status: 404,
    });
  }
  return instance;
}

function pageSize(call: Call, input: Input): number {
  const size = input.integer('MaxRecords') ?? 100;
  if (size < 20 || size > 100) {
    throw new AwsError({
      code: INVALID,
      message: `Invalid value ${size} for MaxRecords. Must be between 20 and 100`,
    });
  }
  return Math.min(size, call.pageLimit);
}

/** Relational Database Service, as far as replication and recovery are read from it. */
export const relationalDatabaseService: AwsService = {
  signingName: 'rds',
  iamPrefix: 'rds',
  protocol: new QueryProtocol({
    xmlNamespace: 'http://rds.amazonaws.com/doc/2014-10-31/',
    itemNames: {
      DBInstances: 'DBInstance',
      DBParameterGroups: 'DBParameterGroup',
      ReadReplicaDBInstanceIdentifiers: 'ReadReplicaDBInstanceIdentifier',
      StatusInfos: 'DBInstanceStatusInfo',
      TagList: 'Tag',
      Parameters: 'Parameter',
    },
  }),
  operations: {
    DescribeDBInstances: describeDBInstances,
    DescribeDBParameters: describeDBParameters,
  },
};
