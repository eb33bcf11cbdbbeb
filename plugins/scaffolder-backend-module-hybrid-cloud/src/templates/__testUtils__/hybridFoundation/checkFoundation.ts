import { at } from '../at';
import { readTerraform, Resources } from '../checks/checkTerraform';
import { Findings, RenderedFolder } from '../RenderedFolder';
import { FormValues } from '../TemplateRenderer';

type Rule = readonly [string, (resources: Resources) => boolean];

const count = (resources: Resources, type: string) =>
  Object.keys(resources[type] ?? {}).length;
const text = (value: unknown) => JSON.stringify(value);

const ALWAYS: readonly Rule[] = [
  [
    'a NAT for each zone',
    r =>
      at(r.aws_nat_gateway?.zone, 0, 'for_each') ===
      at(r.aws_subnet?.private, 0, 'for_each'),
  ],
  [
    'nodes in private subnets',
    r =>
      at(r.aws_eks_node_group?.base, 0, 'subnet_ids') ===
      '${local.private_subnet_ids}',
  ],
  [
    'two tunnels by IKEv2',
    r =>
      count(r, 'aws_vpn_connection') === 1 &&
      [1, 2].every(tunnel =>
        text(
          at(r.aws_vpn_connection?.home, 0, `tunnel${tunnel}_ike_versions`),
        ).includes('ikev2'),
      ),
  ],
  [
    'both kinds of subnets learn the way home',
    r =>
      [r.aws_route_table?.public, r.aws_route_table?.private].every(table =>
        text(at(table, 0, 'propagating_vgws')).includes('aws_vpn_gateway.site'),
      ),
  ],
  [
    'ONE HTTPS listener, which answers 404 by itself',
    r =>
      at(
        r.aws_lb_listener?.https,
        0,
        'default_action',
        0,
        'fixed_response',
        0,
        'status_code',
      ) === '404',
  ],
  [
    'no rule: services bring theirs',
    r => count(r, 'aws_lb_listener_rule') === 0,
  ],
  [
    'names do not ask after targets',
    r =>
      at(
        r.aws_route53_record?.services,
        0,
        'alias',
        0,
        'evaluate_target_health',
      ) === false,
  ],
  [
    'no key, no user, no bastion',
    r =>
      count(r, 'aws_iam_access_key') +
        count(r, 'aws_iam_user') +
        count(r, 'aws_key_pair') +
        count(r, 'aws_instance') ===
      0,
  ],
  ['sessions are written down', r => count(r, 'aws_ssm_document') === 1],
  [
    'every alarm says what missing figures mean',
    r =>
      Object.values(r.aws_cloudwatch_metric_alarm ?? {}).every(
        alarm => at(alarm, 0, 'treat_missing_data') === 'breaching',
      ),
  ],
  [
    'the state is kept in versions, and hidden',
    r =>
      at(
        r.aws_s3_bucket_versioning?.state,
        0,
        'versioning_configuration',
        0,
        'status',
      ) === 'Enabled' &&
      at(
        r.aws_s3_bucket_public_access_block?.state,
        0,
        'restrict_public_buckets',
      ) === true,
  ],
];

const DATABASE: readonly Rule[] = [
  [
    'backups are on',
    r =>
      Number(at(r.aws_db_instance?.primary, 0, 'backup_retention_period')) > 0,
  ],
  ['a standby', r => at(r.aws_db_instance?.primary, 0, 'multi_az') === true],
  [
    'a reader',
    r => Boolean(at(r.aws_db_instance?.reader, 0, 'replicate_source_db')),
  ],
  [
    'no password in Terraform',
    r =>
      at(r.aws_db_instance?.primary, 0, 'manage_master_user_password') === true,
  ],
  [
    'DMS has a machine, subnets, and the two roles it looks for',
    r =>
      count(r, 'aws_dms_replication_instance') === 1 &&
      count(r, 'aws_dms_replication_subnet_group') === 1 &&
      text(at(r.aws_iam_role?.replication, 0, 'for_each')).includes(
        'dms-vpc-role',
      ),
  ],
];

const parameter =
  (name: string, value: string): Rule[1] =>
  resources =>
    [at(resources.aws_db_parameter_group?.database, 0, 'parameter')]
      .flat()
      .some(one => at(one, 'name') === name && at(one, 'value') === value);

const ENGINES: Readonly<Record<string, Rule>> = {
  mariadb: ['rows are logged', parameter('binlog_format', 'ROW')],
  postgresql: ['changes are logged', parameter('rds.logical_replication', '1')],
};

/** Terraform parses and keeps the rules that the clouds taught us. */
export async function checkFoundation(options: {
  readonly folder: RenderedFolder;
  readonly values: FormValues;
}): Promise<Findings> {
  const { folder, values } = options;
  const resources = await readTerraform(folder);
  const replicates = values.replication !== 'none';
  const rules = [
    ...ALWAYS,
    ...(replicates ? [...DATABASE, ENGINES[String(values.replication)]] : []),
  ];
  const wanted: readonly (readonly [string, boolean])[] = [
    ['aws_wafv2_web_acl_association', values.waf === true],
    ['aws_db_instance', replicates],
    ['aws_dms_replication_instance', replicates],
    ['aws_s3_bucket_object_lock_configuration', values.backupStore === 'aws'],
    ['aws_route53_zone', values.zone === 'new'],
    ['aws_iam_openid_connect_provider', true],
  ];
  return [
    ...rules
      .filter(([, keeps]) => !keeps(resources))
      .map(([rule]) => `infrastructure: ${rule}: not so`),
    ...wanted
      .filter(([type, isWanted]) => count(resources, type) > 0 !== isWanted)
      .map(
        ([type, isWanted]) => `${type} is ${isWanted ? 'missing' : 'too much'}`,
      ),
  ];
}
