import {
  AlarmSpec,
  AwsEstate,
  ListenerSpec,
  LoadBalancerSpec,
  RuleSpec,
  TargetGroupSpec,
} from '../../world/AwsEstate';

export const ACCOUNT = '111122223333';
export const OTHER_ACCOUNT = '444455556666';
export const REGION = 'ap-northeast-2';

const elb = (resource: string, account = ACCOUNT): string =>
  `arn:aws:elasticloadbalancing:${REGION}:${account}:${resource}`;
const dms = (resource: string): string =>
  `arn:aws:dms:${REGION}:${ACCOUNT}:${resource}`;

export const ARNS = {
  loadBalancer: elb('loadbalancer/app/shop/50dc6c495c0c9188'),
  otherLoadBalancer: elb('loadbalancer/app/other/6d0ecf831eec9f09'),
  listener: elb('listener/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2'),
  otherListener: elb('listener/app/other/6d0ecf831eec9f09/a1b2c3d4e5f60718'),
  rule: elb(
    'listener-rule/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee',
  ),
  secondRule: elb(
    'listener-rule/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2/1111111111111111',
  ),
  defaultRule: elb(
    'listener-rule/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2/0000000000000000',
  ),
  otherRule: elb(
    'listener-rule/app/other/6d0ecf831eec9f09/a1b2c3d4e5f60718/2222222222222222',
  ),
  home: elb('targetgroup/shop-home/73e2d6bc24d8a067'),
  cloud: elb('targetgroup/shop-cloud/943f017f100becff'),
  spare: elb('targetgroup/spare/2453ed029918f21f'),
  onOther: elb('targetgroup/on-other/0d1e2f3a4b5c6d7e'),
  foreign: elb('targetgroup/foreign/1a2b3c4d5e6f7081', OTHER_ACCOUNT),
  task: dms('task:SHOPCDC01'),
  instance: dms('rep:SHOPREP01'),
  source: dms('endpoint:SHOPSOURCE'),
  target: dms('endpoint:SHOPTARGET'),
} as const;

function targetGroup(
  arn: string,
  overrides: Partial<TargetGroupSpec> = {},
): TargetGroupSpec {
  return {
    arn,
    name: arn.split('/')[1],
    vpcId: 'vpc-1',
    port: 8080,
    targetType: 'ip',
    healthCheck: {
      path: '/healthz',
      intervalSeconds: 5,
      timeoutSeconds: 2,
      healthyThreshold: 2,
      unhealthyThreshold: 3,
      matcher: '200',
    },
    deregistrationDelaySeconds: 30,
    availabilityZone: 'all',
    targets: [],
    tags: { owner: 'shop' },
    ...overrides,
  };
}

function loadBalancer(arn: string): LoadBalancerSpec {
  return {
    arn,
    name: arn.split('/')[2],
    scheme: 'internet-facing',
    vpcId: 'vpc-1',
    availabilityZones: [`${REGION}a`, `${REGION}c`],
    tags: { owner: 'shop' },
  };
}

function listener(arn: string, loadBalancerArn: string): ListenerSpec {
  return { arn, loadBalancerArn, port: 80, protocol: 'HTTP', tags: {} };
}

function forwarding(
  arn: string,
  listenerArn: string,
  priority: number,
  weights: Readonly<Record<string, number>>,
  stickinessSeconds?: number,
): RuleSpec {
  return {
    arn,
    listenerArn,
    priority,
    conditions: [{ field: 'path-pattern', values: [`/${priority}/*`] }],
    action: {
      kind: 'forward',
      targetGroups: Object.entries(weights).map(([group, weight]) => ({
        arn: group,
        weight,
      })),
      stickinessSeconds,
    },
    tags: {},
  };
}

function notFoundPage(arn: string, listenerArn: string): RuleSpec {
  return {
    arn,
    listenerArn,
    priority: 'default',
    conditions: [],
    action: {
      kind: 'fixed-response',
      statusCode: '404',
      contentType: 'text/plain',
      messageBody: 'no such <service> & co',
    },
    tags: {},
  };
}

export const ALARM: AlarmSpec = {
  account: ACCOUNT,
  region: REGION,
  name: 'shop-requests',
  description: 'requests per minute',
  namespace: 'AWS/ApplicationELB',
  metricName: 'RequestCount',
  dimensions: { LoadBalancer: 'app/shop/50dc6c495c0c9188' },
  statistic: 'Sum',
  periodSeconds: 60,
  evaluationPeriods: 1,
  datapointsToAlarm: 1,
  threshold: 100,
  comparison: 'GreaterThanOrEqualToThreshold',
  treatMissingData: 'missing',
};

/** A small estate of the demo's flavour: two balancers, a 40:60 rule, a foreign group, one DMS task, three databases. */
export function testEstate(overrides: Partial<AwsEstate> = {}): AwsEstate {
  return {
    accounts: [
      { accountId: ACCOUNT, region: REGION, name: 'shop' },
      { accountId: OTHER_ACCOUNT, region: REGION, name: 'other' },
    ],
    loadBalancers: [
      loadBalancer(ARNS.loadBalancer),
      loadBalancer(ARNS.otherLoadBalancer),
    ],
    listeners: [
      listener(ARNS.listener, ARNS.loadBalancer),
      listener(ARNS.otherListener, ARNS.otherLoadBalancer),
    ],
    rules: [
      notFoundPage(ARNS.defaultRule, ARNS.listener),
      forwarding(ARNS.secondRule, ARNS.listener, 20, { [ARNS.home]: 1 }),
      forwarding(
        ARNS.rule,
        ARNS.listener,
        10,
        { [ARNS.home]: 40, [ARNS.cloud]: 60 },
        300,
      ),
      notFoundPage(
        `${ARNS.otherListener.replace(
          'listener/',
          'listener-rule/',
        )}/0000000000000000`,
        ARNS.otherListener,
      ),
      forwarding(ARNS.otherRule, ARNS.otherListener, 10, { [ARNS.onOther]: 1 }),
    ],
    targetGroups: [
      targetGroup(ARNS.home, {
        targets: [
          { id: '10.0.0.1', port: 8080 },
          { id: '10.0.0.2', port: 8080 },
        ],
      }),
      targetGroup(ARNS.cloud, { targets: [{ id: '10.1.0.1', port: 8080 }] }),
      targetGroup(ARNS.spare, { targets: [{ id: '10.2.0.1', port: 8080 }] }),
      targetGroup(ARNS.onOther),
      targetGroup(ARNS.foreign),
    ],
    dmsInstances: [
      {
        arn: ARNS.instance,
        identifier: 'shop-replication',
        instanceClass: 'dms.t3.medium',
        engineVersion: '3.5.4',
        multiAz: false,
        allocatedStorageGib: 50,
      },
    ],
    dmsEndpoints: [
      {
        arn: ARNS.source,
        identifier: 'shop-rds',
        endpointType: 'SOURCE',
        engineName: 'mysql',
        serverName: 'shop-db.internal',
        port: 3306,
        databaseName: 'shop',
      },
      {
        arn: ARNS.target,
        identifier: 'shop-onprem',
        endpointType: 'TARGET',
        engineName: 'mariadb',
        serverName: '192.168.10.5',
        port: 3306,
        databaseName: 'shop',
      },
    ],
    dmsTasks: [
      {
        arn: ARNS.task,
        identifier: 'shop-cdc',
        instanceArn: ARNS.instance,
        sourceEndpointArn: ARNS.source,
        targetEndpointArn: ARNS.target,
        migrationType: 'full-load-and-cdc',
        tables: [
          { schema: 'shop', table: 'orders', rows: 1200 },
          { schema: 'shop', table: 'seats', rows: 300 },
        ],
        tags: {},
      },
    ],
    rdsInstances: [
      database('shop-db', { multiAz: true }),
      database('shop-db-replica', { replicaOf: 'shop-db' }),
      database('scratch-db', { backupRetentionDays: 0 }),
    ],
    rdsParameterGroups: [
      {
        account: ACCOUNT,
        region: REGION,
        name: 'shop-params',
        family: 'mysql8.0',
        parameters: { binlog_format: 'ROW' },
      },
    ],
    alarms: [ALARM],
    ...overrides,
  };
}

function database(
  identifier: string,
  overrides: Partial<AwsEstate['rdsInstances'][number]>,
): AwsEstate['rdsInstances'][number] {
  return {
    arn: `arn:aws:rds:${REGION}:${ACCOUNT}:db:${identifier}`,
    identifier,
    engine: 'mysql',
    engineVersion: '8.0.40',
    instanceClass: 'db.r6g.large',
    multiAz: false,
    allocatedStorageGib: 100,
    endpoint: { address: `${identifier}.internal`, port: 3306 },
    parameterGroup: 'shop-params',
    backupRetentionDays: 7,
    tags: {},
    ...overrides,
  };
}
