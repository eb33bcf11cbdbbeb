import {
  Policy,
  Site,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** The policy a parser would fill in for a workload whose owner asked for approved actions everywhere. */
export function buildPolicy(overrides: Partial<Policy> = {}): Policy {
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

/** Two sites, 40:60 behind one ALB rule, database on `aws` replicated to `onprem` by DMS, a waiting room. */
export function buildWorkload(overrides: Partial<Workload> = {}): Workload {
  const name = overrides.name ?? 'course-registration';
  return {
    ref: `component:default/${name}`,
    name,
    owner: 'group:default/enrolment',
    criticality: 1,
    sites: [
      {
        site: 'onprem',
        role: 'home',
        namespace: 'enrolment',
        selector: `app=${name}`,
        baseWeight: 40,
        probeUrl: `http://onprem.invalid/${name}/healthz`,
      },
      {
        site: 'aws',
        role: 'overflow',
        namespace: 'enrolment',
        selector: `app=${name}`,
        baseWeight: 60,
        probeUrl: `http://aws.invalid/${name}/healthz`,
      },
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
      key: `waiting:${name}`,
    },
    policy: buildPolicy(),
    ...overrides,
  };
}

export function buildSite(overrides: Partial<Site> = {}): Site {
  return {
    id: 'onprem',
    title: 'Machine room',
    provider: 'onprem',
    cluster: 'onprem',
    ...overrides,
  };
}
