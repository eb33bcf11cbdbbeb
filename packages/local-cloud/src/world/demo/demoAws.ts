import {
  AlarmSpec,
  AwsEstate,
  HealthCheckSpec,
  ListenerSpec,
  LoadBalancerSpec,
  RuleSpec,
  Tags,
  TargetGroupSpec,
} from '../AwsEstate';
import { demoDatabases } from './demoDatabases';
import {
  CAMPUS_ALB,
  DEMO_ACCOUNT,
  DEMO_REGION,
  DEMO_VPC,
  ENROLMENT_ALB,
  PLATFORM_ALB,
  TASKS_ALB,
} from './demoNames';

type AlbNames = Readonly<Record<keyof typeof ENROLMENT_ALB, string>>;

interface NamedBalancer {
  readonly arns: Pick<AlbNames, 'loadBalancerArn' | 'listenerArn'>;
}

interface DemoAlb {
  readonly name: string;
  readonly workload: string;
  readonly arns: AlbNames;
  readonly onpremWeight: number;
  readonly awsWeight: number;
  readonly stickinessSeconds?: number;
}

const ALBS: readonly DemoAlb[] = [
  {
    name: 'enrolment',
    workload: 'course-registration',
    arns: ENROLMENT_ALB,
    onpremWeight: 40,
    awsWeight: 60,
  },
  {
    name: 'campus',
    workload: 'campus-portal',
    arns: CAMPUS_ALB,
    onpremWeight: 100,
    awsWeight: 0,
  },
  {
    name: 'tasks',
    workload: 'task-board',
    arns: TASKS_ALB,
    onpremWeight: 0,
    awsWeight: 100,
    stickinessSeconds: 3600,
  },
];

/** The fastest checks an ALB offers: 5 s apart, two in a row decide. */
const HEALTH_CHECK: HealthCheckSpec = {
  path: '/healthz',
  intervalSeconds: 5,
  timeoutSeconds: 2,
  healthyThreshold: 2,
  unhealthyThreshold: 2,
  matcher: '200',
};

const tagsOf = (workload: string) => ({
  'hybrid-cloud-portal/managed': 'true',
  'hybrid-cloud-portal/workload': workload,
});

const loadBalancer = (
  { name, arns }: Pick<DemoAlb, 'name'> & NamedBalancer,
  tags: Tags,
): LoadBalancerSpec => ({
  arn: arns.loadBalancerArn,
  name,
  scheme: 'internet-facing',
  vpcId: DEMO_VPC,
  availabilityZones: [`${DEMO_REGION}a`, `${DEMO_REGION}c`],
  tags,
});

const listener = ({ arns }: NamedBalancer, tags: Tags): ListenerSpec => ({
  arn: arns.listenerArn,
  loadBalancerArn: arns.loadBalancerArn,
  port: 80,
  protocol: 'HTTP',
  tags,
});

const PLATFORM = { name: 'platform', arns: PLATFORM_ALB };
const PLATFORM_TAGS = { 'hybrid-cloud-portal/managed': 'true' };

/** Whoever asks for something that no rule knows. */
const notFoundRule = (
  arns: Pick<AlbNames, 'listenerArn' | 'defaultRuleArn'>,
): RuleSpec => ({
  arn: arns.defaultRuleArn,
  listenerArn: arns.listenerArn,
  priority: 'default',
  conditions: [],
  action: {
    kind: 'fixed-response',
    statusCode: '404',
    contentType: 'text/plain',
    messageBody: 'no such service',
  },
  tags: {},
});

const rules = (alb: DemoAlb): RuleSpec[] => [
  {
    arn: alb.arns.ruleArn,
    listenerArn: alb.arns.listenerArn,
    priority: 10,
    conditions: [{ field: 'path-pattern', values: ['/*'] }],
    action: {
      kind: 'forward',
      targetGroups: [
        { arn: alb.arns.onprem, weight: alb.onpremWeight },
        { arn: alb.arns.aws, weight: alb.awsWeight },
      ],
      ...(alb.stickinessSeconds === undefined
        ? {}
        : { stickinessSeconds: alb.stickinessSeconds }),
    },
    tags: tagsOf(alb.workload),
  },
  notFoundRule(alb.arns),
];

const targetGroup = (
  alb: DemoAlb,
  site: 'onprem' | 'aws',
): TargetGroupSpec => ({
  arn: alb.arns[site],
  name: `${alb.workload}-${site}`,
  vpcId: DEMO_VPC,
  port: 8080,
  targetType: 'ip',
  healthCheck: HEALTH_CHECK,
  deregistrationDelaySeconds: 300,
  availabilityZone: site === 'onprem' ? 'all' : `${DEMO_REGION}a`,
  targets: [],
  tags: { ...tagsOf(alb.workload), 'hybrid-cloud-portal/site': site },
});

/** The alarm most shops have today: it watches the count of unhealthy hosts of the home site. */
const alarm = (alb: DemoAlb): AlarmSpec => ({
  account: DEMO_ACCOUNT,
  region: DEMO_REGION,
  name: `${alb.workload}-onprem-unhealthy`,
  description: `Targets of ${alb.workload} in the machine room fail their health checks`,
  namespace: 'AWS/ApplicationELB',
  metricName: 'UnHealthyHostCount',
  dimensions: {
    LoadBalancer: alb.arns.loadBalancerArn.split(':loadbalancer/')[1],
    TargetGroup: alb.arns.onprem.slice(alb.arns.onprem.indexOf('targetgroup/')),
  },
  statistic: 'Maximum',
  periodSeconds: 60,
  evaluationPeriods: 1,
  datapointsToAlarm: 1,
  threshold: 1,
  comparison: 'GreaterThanOrEqualToThreshold',
  treatMissingData: 'missing',
});

/** Account 111122223333 in Seoul: a load balancer each of three services and one for those to come, three databases, one replication task. */
export const demoAws: AwsEstate = {
  accounts: [{ accountId: DEMO_ACCOUNT, region: DEMO_REGION, name: 'campus' }],
  vpcs: [{ id: DEMO_VPC, cidr: '10.0.0.0/16' }],
  loadBalancers: [
    ...ALBS.map(alb => loadBalancer(alb, tagsOf(alb.workload))),
    loadBalancer(PLATFORM, PLATFORM_TAGS),
  ],
  listeners: [
    ...ALBS.map(alb => listener(alb, tagsOf(alb.workload))),
    listener(PLATFORM, PLATFORM_TAGS),
  ],
  rules: [...ALBS.flatMap(rules), notFoundRule(PLATFORM_ALB)],
  targetGroups: ALBS.flatMap(alb => [
    targetGroup(alb, 'onprem'),
    targetGroup(alb, 'aws'),
  ]),
  alarms: ALBS.filter(alb => alb.onpremWeight > 0).map(alarm),
  ...demoDatabases,
};
