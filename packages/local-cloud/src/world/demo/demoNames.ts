/** Names that several parts of the demo estate share. Fixed, so that catalogue entities and documents can quote them. */
export const DEMO_ACCOUNT = '111122223333';
export const DEMO_REGION = 'ap-northeast-2';
export const DEMO_VPC = 'vpc-0a1b2c3d4e5f60718';

const ELB = `arn:aws:elasticloadbalancing:${DEMO_REGION}:${DEMO_ACCOUNT}`;
const DMS = `arn:aws:dms:${DEMO_REGION}:${DEMO_ACCOUNT}`;
export const DEMO_RDS = `arn:aws:rds:${DEMO_REGION}:${DEMO_ACCOUNT}`;

/** One ALB with one listener, one rule of ours and two target groups. */
function albNames(options: {
  readonly albPath: string;
  readonly listenerId: string;
  readonly ruleId: string;
  readonly onprem: string;
  readonly aws: string;
}) {
  const { albPath, listenerId, ruleId, onprem, aws } = options;
  return {
    loadBalancerArn: `${ELB}:loadbalancer/app/${albPath}`,
    listenerArn: `${ELB}:listener/app/${albPath}/${listenerId}`,
    ruleArn: `${ELB}:listener-rule/app/${albPath}/${listenerId}/${ruleId}`,
    defaultRuleArn: `${ELB}:listener-rule/app/${albPath}/${listenerId}/0000000000000000`,
    onprem: `${ELB}:targetgroup/${onprem}`,
    aws: `${ELB}:targetgroup/${aws}`,
  } as const;
}

export const ENROLMENT_ALB = albNames({
  albPath: 'enrolment/50dc6c495c0c9188',
  listenerId: 'f2f7dc8efc522ab2',
  ruleId: '9683b2d02a6cabee',
  onprem: 'course-registration-onprem/73e2d6bc24d8a067',
  aws: 'course-registration-aws/943f017f100becff',
});

export const CAMPUS_ALB = albNames({
  albPath: 'campus/6d0ecf831eec9f09',
  listenerId: 'a1b2c3d4e5f60718',
  ruleId: '1291d13826f405c3',
  onprem: 'campus-portal-onprem/2453ed029918f21f',
  aws: 'campus-portal-aws/0d1e2f3a4b5c6d7e',
});

export const TASKS_ALB = albNames({
  albPath: 'tasks/b7c8d9e0f1a2b3c4',
  listenerId: 'c5d6e7f8a9b0c1d2',
  ruleId: 'e3f4a5b6c7d8e9f0',
  onprem: 'task-board-onprem/2b3c4d5e6f708192',
  aws: 'task-board-aws/1a2b3c4d5e6f7081',
});

/** The platform team's load balancer: services bring their own rules and target groups. */
export const PLATFORM_ALB = {
  loadBalancerArn: `${ELB}:loadbalancer/app/platform/0f1e2d3c4b5a6978`,
  listenerArn: `${ELB}:listener/app/platform/0f1e2d3c4b5a6978/8796a5b4c3d2e1f0`,
  defaultRuleArn: `${ELB}:listener-rule/app/platform/0f1e2d3c4b5a6978/8796a5b4c3d2e1f0/0000000000000000`,
} as const;

export const ENROLMENT_DMS = {
  instanceArn: `${DMS}:rep:ENROLMENTREP01`,
  instanceIdentifier: 'enrolment-replication',
  taskArn: `${DMS}:task:ENROLMENTCDC01`,
  taskIdentifier: 'enrolment-cdc',
  taskResourceId: 'ENROLMENTCDC01',
  sourceArn: `${DMS}:endpoint:ENROLMENTSRC01`,
  targetArn: `${DMS}:endpoint:ENROLMENTTGT01`,
} as const;
