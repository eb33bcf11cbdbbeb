import { at } from '../at';
import { Resources } from '../checks/checkTerraform';

/** What must be so, in words, and whether it is. */
export type Rule = readonly [string, (resources: Resources) => boolean];

/** How many resources of a type there are. */
export const count = (resources: Resources, type: string) =>
  Object.keys(resources[type] ?? {}).length;

export const ALWAYS: readonly Rule[] = [
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

export const FUNCTIONS: readonly Rule[] = [
  [
    'two functions from one stack',
    r =>
      at(r.aws_cloudformation_stack?.functions, 0, 'for_each') ===
      '${local.function_titles}',
  ],
];

export const FAILOVER_RECORDS: readonly Rule[] = [
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

export const NEW_BALANCER: readonly Rule[] = [
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

export const ENGINES: Readonly<Record<string, readonly Rule[]>> = {
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

export const NEW_DATABASE: readonly Rule[] = [
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

export const SESSIONS: readonly Rule[] = [
  ...['transit_encryption_enabled', 'at_rest_encryption_enabled'].map(
    (setting): Rule => [
      setting,
      r =>
        at(r.aws_elasticache_replication_group?.sessions, 0, setting) === true,
    ],
  ),
  [
    'a standby that takes over',
    r =>
      at(
        r.aws_elasticache_replication_group?.sessions,
        0,
        'automatic_failover_enabled',
      ) === true,
  ],
  [
    'no password in the state',
    r =>
      at(r.aws_elasticache_replication_group?.sessions, 0, 'auth_token') ===
        undefined && count(r, 'aws_elasticache_user') === 0,
  ],
];

export const USER_POOL: readonly Rule[] = [
  [
    'no secret of a client in the state',
    r => count(r, 'aws_cognito_user_pool_client') === 0,
  ],
  [
    'nobody deletes all people by mistake',
    r =>
      at(r.aws_cognito_user_pool?.people, 0, 'deletion_protection') ===
      'ACTIVE',
  ],
];

export const BUSINESS_HOURS: readonly Rule[] = [
  [
    'the clock stands still while the portal drives',
    r =>
      at(r.aws_scheduler_schedule?.shifts, 0, 'state') ===
      '${var.schedule_without_portal ? "ENABLED" : "DISABLED"}',
  ],
];

export const OWN_NETWORK: readonly Rule[] = [
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
