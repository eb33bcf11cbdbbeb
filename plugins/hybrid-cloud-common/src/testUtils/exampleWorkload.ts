import { Policy, Workload } from '../model';

export type ExampleWorkloadName =
  | 'course-registration'
  | 'campus-portal'
  | 'ticketing'
  | 'task-board';

/** A policy whose owners want to be asked about everything. */
export function examplePolicy(overrides: Partial<Policy> = {}): Policy {
  return {
    burst: { mode: 'approve', at: 0.8, full: 0.9, release: 0.6, holdTicks: 3 },
    failover: { mode: 'approve', badOf: [2, 3], approvals: 1 },
    failback: { mode: 'approve', holdMinutes: 15 },
    limits: {
      maxSwitchesPerHour: 4,
      blockMinutes: 15,
      minCapacityRatio: 0.8,
      maxStep: 0.5,
      approvalMinutes: 15,
    },
    ...overrides,
  };
}

function onSite(
  name: string,
  namespace: string,
  site: string,
  role: Workload['sites'][number]['role'],
  baseWeight: number,
): Workload['sites'][number] {
  return {
    site,
    role,
    namespace,
    selector: `app=${name}`,
    baseWeight,
    probeUrl: `http://${site}.invalid/${name}/healthz`,
  };
}

const EXAMPLES: Readonly<Record<ExampleWorkloadName, () => Workload>> = {
  /** 40:60 behind one rule, the database on AWS, a copy in the machine room, a waiting room. */
  'course-registration': () => ({
    ref: 'component:default/course-registration',
    name: 'course-registration',
    title: '수강신청 course-registration',
    owner: 'group:default/enrolment',
    criticality: 1,
    sites: [
      onSite('course-registration', 'enrolment', 'onprem', 'home', 40),
      onSite('course-registration', 'enrolment', 'aws', 'overflow', 60),
    ],
    traffic: {
      kind: 'alb-rule',
      ruleArn:
        'arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:listener-rule/app/enrolment/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee',
      targetGroups: {
        onprem:
          'arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:targetgroup/course-registration-onprem/73e2d6bc24d8a067',
        aws: 'arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:targetgroup/course-registration-aws/943f017f100becff',
      },
    },
    data: {
      writer: 'aws',
      replication: {
        kind: 'dms',
        taskArn: 'arn:aws:dms:ap-northeast-2:111122223333:task:ENROLMENTCDC01',
        from: 'aws',
        to: 'onprem',
      },
      maxLagSeconds: 30,
    },
    queue: {
      kind: 'redis-zset',
      connection: 'enrolment',
      key: 'waiting:course-registration',
    },
    policy: examplePolicy(),
  }),
  /** 100:0, AWS takes the overflow. */
  'campus-portal': () => ({
    ref: 'component:default/campus-portal',
    name: 'campus-portal',
    owner: 'group:default/enrolment',
    criticality: 2,
    sites: [
      onSite('campus-portal', 'campus', 'onprem', 'home', 100),
      onSite('campus-portal', 'campus', 'aws', 'overflow', 0),
    ],
    traffic: {
      kind: 'alb-rule',
      ruleArn:
        'arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:listener-rule/app/campus/6d0ecf831eec9f09/a1b2c3d4e5f60718/1291d13826f405c3',
      targetGroups: {
        onprem:
          'arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:targetgroup/campus-portal-onprem/2453ed029918f21f',
        aws: 'arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:targetgroup/campus-portal-aws/0d1e2f3a4b5c6d7e',
      },
    },
    data: {
      writer: 'aws',
      replication: {
        kind: 'rds-replica',
        instanceId: 'campus-db-replica',
        from: 'aws',
        to: 'onprem',
      },
      maxLagSeconds: 60,
    },
    policy: examplePolicy({
      limits: { ...examplePolicy().limits, minCapacityRatio: 0.5 },
    }),
  }),
  /** Behind Route 53: shown, never acted on. */
  ticketing: () => ({
    ref: 'component:default/ticketing',
    name: 'ticketing',
    owner: 'group:default/tickets',
    criticality: 1,
    sites: [
      onSite('ticketing', 'tickets', 'nhn', 'home', 100),
      onSite('ticketing', 'tickets', 'aws', 'standby', 0),
    ],
    traffic: { kind: 'route53-failover', settings: {} },
    data: {
      writer: 'nhn',
      replication: { kind: 'dump', from: 'nhn', to: 'aws' },
      maxLagSeconds: 900,
    },
    queue: {
      kind: 'redis-zset',
      connection: 'tickets',
      key: 'waiting:ticketing',
    },
    policy: observing(),
  }),
  /** On ECS with a standby in the machine room; no data named. */
  'task-board': () => ({
    ref: 'component:default/task-board',
    name: 'task-board',
    owner: 'group:default/platform',
    criticality: 3,
    sites: [
      {
        site: 'aws',
        role: 'home',
        baseWeight: 100,
        probeUrl: 'http://aws.invalid/task-board/healthz',
      },
      onSite('task-board', 'tasks', 'onprem', 'standby', 0),
    ],
    traffic: {
      kind: 'alb-rule',
      ruleArn:
        'arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:listener-rule/app/tasks/b7c8d9e0f1a2b3c4/c5d6e7f8a9b0c1d2/e3f4a5b6c7d8e9f0',
      targetGroups: {
        aws: 'arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:targetgroup/task-board-aws/1a2b3c4d5e6f7081',
        onprem:
          'arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:targetgroup/task-board-onprem/2b3c4d5e6f708192',
      },
    },
    policy: observing(),
  }),
};

function observing(): Policy {
  const policy = examplePolicy();
  return {
    ...policy,
    burst: { ...policy.burst, mode: 'observe' },
    failover: { ...policy.failover, mode: 'observe' },
    failback: { ...policy.failback, mode: 'observe' },
  };
}

/** One of the demo estate's workloads, for tests and for the plugin's development app. */
export function exampleWorkload(
  name: ExampleWorkloadName = 'course-registration',
  overrides: Partial<Workload> = {},
): Workload {
  return { ...EXAMPLES[name](), ...overrides };
}
