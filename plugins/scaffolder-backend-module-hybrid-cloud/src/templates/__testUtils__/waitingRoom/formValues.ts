import { Combination } from '../pairwise';
import { FormValues } from '../TemplateRenderer';

const ELB = 'arn:aws:elasticloadbalancing:ap-northeast-2:111122223333';

/** The form as a person would have filled it in for this combination. */
export const formValues = (row: Combination): FormValues => ({
  name: 'exam-room',
  title: 'Exam "room": fair & quick',
  description: 'Exams, in "order": fair & quick.',
  owner: 'group:default/enrolment',
  admitPerSecond: 50,
  roomCapacity: 500,
  admittedSeconds: 300,
  queueConnection: 'enrolment',
  namespace: 'enrolment',
  registry: row.registry,
  awsRegion: 'ap-northeast-2',
  vpcCidr: '10.0.0.0/16',
  criticality: 2,
  onpremProbeUrl: 'https://onprem.example.org/healthz',
  awsProbeUrl: 'https://aws.example.org/healthz',
  homeWeight: Number(row.home),
  burstMode: row.burst,
  failoverMode: row.failover,
  failbackMode: row.failback,
  gitRemote: 'local',
  ...(row.rule === 'known'
    ? {
        ruleArn: `${ELB}:listener-rule/app/a/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee`,
        onpremTargetGroup: `${ELB}:targetgroup/a-onprem/73e2d6bc24d8a067`,
        awsTargetGroup: `${ELB}:targetgroup/a-aws/943f017f100becff`,
      }
    : {}),
});
