import { ComputeSpec, WorkloadSpec } from '../WorkloadSpec';
import {
  CAMPUS_ALB,
  DEMO_ACCOUNT,
  DEMO_REGION,
  ENROLMENT_ALB,
  ENROLMENT_DMS,
  TASKS_ALB,
} from './demoNames';

const MIB = 2 ** 20;

const deployed = (
  cluster: string,
  namespace: string,
  name: string,
): ComputeSpec => ({
  kind: 'deployment',
  cluster,
  namespace,
  deployment: name,
  selector: { app: name },
  port: 8080,
});

const perRequest = {
  coreSecondsPerRequest: 0.01,
  restBytesPerPod: 400 * MIB,
  bytesPerRequestPerSecond: 1.5 * MIB,
};

/** 14:00 in Seoul. The wave is low so that a surge factor means the same at any hour of a demo. */
const wave = { dailyAmplitude: 0.08, peakHourUtc: 5, noise: 0.03 };

const courseRegistration: WorkloadSpec = {
  name: 'course-registration',
  title: '수강신청',
  load: { base: 600, ...wave },
  ...perRequest,
  dataplane: true,
  sites: [
    {
      site: 'onprem',
      role: 'home',
      compute: deployed('onprem', 'enrolment', 'course-registration'),
      targetGroupArn: ENROLMENT_ALB.onprem,
      baseWeight: 40,
      latencySeconds: 0.008,
      requestsPerPod: 400,
    },
    {
      site: 'aws',
      role: 'overflow',
      compute: deployed('aws', 'enrolment', 'course-registration'),
      targetGroupArn: ENROLMENT_ALB.aws,
      baseWeight: 60,
      latencySeconds: 0.005,
      requestsPerPod: 400,
    },
  ],
  switch: { kind: 'alb-rule', ruleArn: ENROLMENT_ALB.ruleArn },
  replication: {
    kind: 'dms',
    account: DEMO_ACCOUNT,
    region: DEMO_REGION,
    taskArn: ENROLMENT_DMS.taskArn,
    instanceIdentifier: ENROLMENT_DMS.instanceIdentifier,
    taskResourceId: ENROLMENT_DMS.taskResourceId,
    from: 'aws',
    to: 'onprem',
    baseLagSeconds: 2,
    catchUp: 4,
  },
  queue: {
    key: 'waiting:course-registration',
    arrivalsPerSecond: 3,
    joinPerUnserved: 0.2,
    admissionPerSecond: 25,
  },
};

const campusPortal: WorkloadSpec = {
  name: 'campus-portal',
  title: '학사 포털',
  load: { base: 460, ...wave },
  ...perRequest,
  dataplane: true,
  sites: [
    {
      site: 'onprem',
      role: 'home',
      compute: deployed('onprem', 'campus', 'campus-portal'),
      targetGroupArn: CAMPUS_ALB.onprem,
      baseWeight: 100,
      latencySeconds: 0.006,
      requestsPerPod: 600,
    },
    {
      site: 'aws',
      role: 'overflow',
      compute: deployed('aws', 'campus', 'campus-portal'),
      targetGroupArn: CAMPUS_ALB.aws,
      baseWeight: 0,
      latencySeconds: 0.005,
      requestsPerPod: 600,
    },
  ],
  switch: { kind: 'alb-rule', ruleArn: CAMPUS_ALB.ruleArn },
  replication: {
    kind: 'rds-replica',
    account: DEMO_ACCOUNT,
    region: DEMO_REGION,
    instanceIdentifier: 'campus-db-replica',
    from: 'aws',
    to: 'onprem',
    baseLagSeconds: 1,
    catchUp: 4,
  },
};

const ticketing: WorkloadSpec = {
  name: 'ticketing',
  title: '티켓 예매',
  load: { base: 200, ...wave },
  ...perRequest,
  dataplane: true,
  sites: [
    {
      site: 'nhn',
      role: 'home',
      compute: deployed('nhn', 'tickets', 'ticketing'),
      baseWeight: 100,
      latencySeconds: 0.007,
      requestsPerPod: 400,
    },
    {
      site: 'aws',
      role: 'standby',
      compute: deployed('aws', 'tickets', 'ticketing'),
      baseWeight: 0,
      latencySeconds: 0.005,
      requestsPerPod: 400,
    },
  ],
  switch: {
    kind: 'dns-failover',
    primary: 'nhn',
    standby: 'aws',
    checkSeconds: 10,
    failureThreshold: 3,
  },
  queue: {
    key: 'waiting:ticketing',
    arrivalsPerSecond: 1,
    joinPerUnserved: 0.5,
    admissionPerSecond: 15,
  },
};

const taskBoard: WorkloadSpec = {
  name: 'task-board',
  title: '업무 보드',
  load: { base: 80, ...wave },
  ...perRequest,
  dataplane: true,
  sites: [
    {
      site: 'aws',
      role: 'home',
      compute: {
        kind: 'fixed',
        port: 8080,
        instances: [
          { name: 'ecs-task-board-1', address: '10.0.21.31' },
          { name: 'ecs-task-board-2', address: '10.0.22.32' },
        ],
      },
      targetGroupArn: TASKS_ALB.aws,
      baseWeight: 100,
      latencySeconds: 0.006,
      requestsPerPod: 300,
    },
    {
      site: 'onprem',
      role: 'standby',
      compute: deployed('onprem', 'tasks', 'task-board'),
      targetGroupArn: TASKS_ALB.onprem,
      baseWeight: 0,
      latencySeconds: 0.008,
      requestsPerPod: 300,
    },
  ],
  switch: { kind: 'alb-rule', ruleArn: TASKS_ALB.ruleArn },
};

export const demoWorkloads: readonly WorkloadSpec[] = [
  courseRegistration,
  campusPortal,
  ticketing,
  taskBoard,
];
