import { RdsParameterGroupSpec } from '../../../world/AwsEstate';

/** The engine's own values of the parameters that change capture and replication look at. */
const ENGINE_DEFAULTS: Readonly<Record<string, string>> = {
  binlog_checksum: 'CRC32',
  binlog_format: 'MIXED',
  binlog_row_image: 'full',
  max_connections: '{DBInstanceClassMemory/12582880}',
  read_only: '{TrueIfReplica}',
  sync_binlog: '1',
  time_zone: 'UTC',
};

export interface DbParameter {
  readonly [member: string]: string | boolean;
  readonly ParameterName: string;
  readonly ParameterValue: string;
  /** `user` for what a person set, else `engine-default`. */
  readonly Source: 'user' | 'engine-default';
  readonly ApplyType: 'dynamic';
  readonly DataType: 'string';
  readonly IsModifiable: boolean;
  readonly ApplyMethod: 'immediate';
}

/** By name: what the group sets over the engine's defaults. */
export function parametersOf(
  group: RdsParameterGroupSpec,
): readonly DbParameter[] {
  const values = { ...ENGINE_DEFAULTS, ...group.parameters };
  return Object.entries(values)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ({
      ParameterName: name,
      ParameterValue: value,
      Source: Object.hasOwn(group.parameters, name) ? 'user' : 'engine-default',
      ApplyType: 'dynamic',
      DataType: 'string',
      IsModifiable: true,
      ApplyMethod: 'immediate',
    }));
}
