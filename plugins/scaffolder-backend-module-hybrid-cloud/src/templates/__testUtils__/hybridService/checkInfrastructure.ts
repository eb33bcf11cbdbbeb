import { at } from '../at';
import { readTerraform, Resources } from '../checks/checkTerraform';
import { Findings, RenderedFolder } from '../RenderedFolder';
import { FormValues } from '../TemplateRenderer';

type Rule = readonly [string, (resources: Resources) => boolean];

const count = (resources: Resources, type: string) =>
  Object.keys(resources[type] ?? {}).length;

const ALWAYS: readonly Rule[] = [
  [
    'every alarm says what missing figures mean',
    resources =>
      Object.values(resources.aws_cloudwatch_metric_alarm ?? {}).every(alarm =>
        ['breaching', 'ignore', '${each.value.missing}'].includes(
          String(at(alarm, 0, 'treat_missing_data')),
        ),
      ),
  ],
  [
    'no alarm counts requests',
    resources =>
      Object.values(resources.aws_cloudwatch_metric_alarm ?? {}).every(
        alarm => at(alarm, 0, 'metric_name') !== 'RequestCount',
      ),
  ],
  [
    'no key and no user',
    r => count(r, 'aws_iam_access_key') + count(r, 'aws_iam_user') === 0,
  ],
];

const FUNCTIONS: readonly Rule[] = [
  [
    'two functions from one stack',
    r => count(r, 'aws_cloudformation_stack') === 1,
  ],
];

const FAILOVER_RECORDS: readonly Rule[] = [
  [
    'one name with a first and a second answer',
    r =>
      JSON.stringify(
        Object.keys(
          Object(at(r.aws_route53_record?.users, 0, 'for_each')),
        ).sort(),
      ) === '["PRIMARY","SECONDARY"]',
  ],
  [
    'answers that resolvers soon forget',
    r => at(r.aws_route53_record?.users, 0, 'ttl') === '${local.ttl}',
  ],
  [
    'being blind is not being down',
    r =>
      at(
        r.aws_route53_health_check?.inside,
        0,
        'insufficient_data_health_status',
      ) === 'LastKnownStatus',
  ],
  [
    'a plan leaves the switch alone',
    r =>
      JSON.stringify(
        at(
          r.aws_route53_health_check?.home,
          0,
          'lifecycle',
          0,
          'ignore_changes',
        ),
      ) === '["${disabled}","${invert_healthcheck}"]',
  ],
  ['no weighted rule', r => !JSON.stringify(r).includes('"weight"')],
];

const NEW_BALANCER: readonly Rule[] = [
  [
    'ONE rule shares the traffic',
    resources => {
      const rules = Object.entries(resources.aws_lb_listener_rule ?? {});
      const weighted = rules.filter(([, rule]) =>
        at(rule, 0, 'action', 0, 'forward'),
      );
      return weighted.length === 1;
    },
  ],
  [
    'a plan leaves the weights alone',
    r =>
      JSON.stringify(
        at(
          r.aws_lb_listener_rule?.weighted,
          0,
          'lifecycle',
          0,
          'ignore_changes',
        ),
      ) === '["${action}"]',
  ],
  [
    'stickiness does not beat the weights',
    r =>
      at(r.aws_lb_target_group?.site, 0, 'stickiness', 0, 'enabled') === false,
  ],
  [
    'the name does not ask after targets',
    r =>
      at(
        r.aws_route53_record?.front,
        0,
        'alias',
        0,
        'evaluate_target_health',
      ) === false,
  ],
];

const parameter = (resources: Resources, name: string) =>
  [at(resources.aws_db_parameter_group?.database, 0, 'parameter')]
    .flat()
    .find(one => at(one, 'name') === name);

const ENGINES: Readonly<Record<string, readonly Rule[]>> = {
  mariadb: [
    [
      'rows are logged',
      r => at(parameter(r, 'binlog_format'), 'value') === 'ROW',
    ],
  ],
  postgresql: [
    [
      'the log can be read by row',
      r => at(parameter(r, 'rds.logical_replication'), 'value') === '1',
    ],
    ['TLS only', r => at(parameter(r, 'rds.force_ssl'), 'value') === '1'],
    [
      'DMS comes with TLS',
      r => at(r.aws_dms_endpoint?.side, 0, 'ssl_mode') === 'require',
    ],
  ],
};

const NEW_DATABASE: readonly Rule[] = [
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
];

const OWN_NETWORK: readonly Rule[] = [
  [
    'a NAT for each zone',
    r =>
      at(r.aws_nat_gateway?.zone, 0, 'for_each') ===
      at(r.aws_subnet?.private, 0, 'for_each'),
  ],
  ['a VPN', r => count(r, 'aws_vpn_connection') === 1],
  [
    'nodes in private subnets',
    r =>
      at(r.aws_eks_node_group?.base, 0, 'subnet_ids') ===
      '${local.private_subnet_ids}',
  ],
];

/** Terraform parses and keeps the rules that the clouds taught us. */
export async function checkInfrastructure(options: {
  readonly folder: RenderedFolder;
  readonly values: FormValues;
}): Promise<Findings> {
  const { folder, values } = options;
  const resources = await readTerraform(folder);
  const newDatabase = values.dataTier === 'new';
  const rules = [
    ...ALWAYS,
    ...(values.traffic === 'istio' ? [] : FUNCTIONS),
    ...(values.balancer === 'new' ? NEW_BALANCER : []),
    ...(values.traffic === 'route53' ? FAILOVER_RECORDS : []),
    ...(newDatabase
      ? [...NEW_DATABASE, ...ENGINES[String(values.database)]]
      : []),
    ...(values.network === 'own' ? OWN_NETWORK : []),
  ];
  const wanted: readonly (readonly [string, boolean])[] = [
    ['aws_lb', values.balancer === 'new' || values.traffic === 'route53'],
    ['aws_route53_health_check', values.traffic === 'route53'],
    ['aws_wafv2_web_acl', values.waf === true],
    ['aws_db_instance', newDatabase],
    ['aws_dms_replication_task', newDatabase],
    ['aws_vpc', values.network === 'own'],
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
