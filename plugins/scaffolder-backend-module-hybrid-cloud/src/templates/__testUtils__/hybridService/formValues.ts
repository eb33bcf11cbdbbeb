import { FormValues } from '../TemplateRenderer';
import { Combination, Factors, IsPossible } from '../pairwise';

/** What the form offers. Fields that only make sense together are one factor. */
export const FACTORS: Factors = {
  language: ['node', 'java'],
  frontend: ['none', 'react'],
  home: ['onprem', 'nhn'],
  network: ['existing', 'own'],
  balancer: ['new', 'new-waf', 'existing', 'failover', 'mesh'],
  homeShare: ['0', '40', '100'],
  data: ['none', 'aws-new', 'home-new', 'aws-existing', 'home-existing'],
  engine: ['mariadb', 'postgresql'],
  burst: ['observe', 'advise', 'approve', 'auto'],
  failover: ['observe', 'advise', 'approve', 'auto'],
  failback: ['observe', 'advise', 'approve', 'auto'],
  rto: ['1', '10', '60'],
  sessions: ['none', 'redis'],
  signIn: ['none', 'ldap', 'oidc', 'cognito'],
  waitingRoom: ['no', 'yes'],
  businessHours: ['no', 'yes'],
  registry: ['ghcr', 'harbor'],
  delivery: ['kubectl', 'argocd'],
  destination: ['git-remote', 'github'],
  portal: ['none', 'named'],
};

/** Pairs that the form refuses: factor, value, other factor, the values that may not go with it. */
const REFUSED: readonly (readonly [string, RegExp, string, RegExp])[] = [
  ['network', /^own$/, 'balancer', /^(existing|mesh)$/],
  ['balancer', /^failover$/, 'homeShare', /^(0|40)$/],
  ['balancer', /^failover$/, 'burst', /^(advise|approve|auto)$/],
  ['balancer', /^mesh$/, 'failover', /^(approve|auto)$/],
  ['network', /^own$/, 'data', /-existing$/],
  ['failover', /^(observe|advise)$/, 'rto', /^(1|10)$/],
  ['failover', /^approve$/, 'rto', /^1$/],
  ['data', /^home-/, 'failover', /^auto$/],
  ['data', /^home-/, 'failback', /^auto$/],
  ['homeShare', /^0$/, 'burst', /^(advise|approve|auto)$/],
  ['sessions', /^none$/, 'signIn', /^(ldap|oidc|cognito)$/],
  ['businessHours', /^yes$/, 'homeShare', /^(0|40)$/],
  ['businessHours', /^yes$/, 'rto', /^(1|10)$/],
];

export const isPossible: IsPossible = row =>
  !REFUSED.some(
    ([factor, value, other, another]) =>
      value.test(row[factor] ?? '') && another.test(row[other] ?? ''),
  );

const ELB = 'arn:aws:elasticloadbalancing:ap-northeast-2:111122223333';

const BALANCERS: Readonly<Record<string, FormValues>> = {
  new: { traffic: 'alb', balancer: 'new', domain: 'example.org', waf: false },
  'new-waf': {
    traffic: 'alb',
    balancer: 'new',
    domain: 'example.org',
    waf: true,
  },
  failover: {
    traffic: 'route53',
    domain: 'example.org',
    homeEntrance: 'entrance.campus.example.org',
  },
  mesh: {
    traffic: 'istio',
    domain: 'example.org',
    meshGateway: 'istio-system/hybrid',
  },
  existing: {
    traffic: 'alb',
    balancer: 'existing',
    publicUrl: 'https://enrol.example.org',
    ruleArn: `${ELB}:listener-rule/app/front/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee`,
    homeTargetGroupArn: `${ELB}:targetgroup/enrol-onprem/73e2d6bc24d8a067`,
    awsTargetGroupArn: `${ELB}:targetgroup/enrol-aws/943f017f100becff`,
    homeProbeUrl: 'https://onprem.example.org/healthz',
    awsProbeUrl: 'https://aws.example.org/healthz',
  },
};

const SIGN_INS: Readonly<Record<string, FormValues>> = {
  ldap: {
    ldapUrl: 'ldaps://ldap.example.org',
    ldapBaseDn: 'ou=people,dc=example,dc=org',
  },
  oidc: {
    oidcIssuer: 'https://login.example.org/realms/campus',
    oidcClientId: 'exam-enrol',
  },
};

function dataValues(choice: string, engine: string): FormValues {
  const [writer, dataTier] = choice.split('-');
  if (choice === 'none') return { database: 'none' };
  return {
    database: engine,
    writer,
    rpoSeconds: 30,
    dataTier,
    ...(dataTier === 'new'
      ? { homeDatabaseHost: 'db.campus.internal' }
      : {
          dmsTaskArn: 'arn:aws:dms:ap-northeast-2:111122223333:task:ENROLCDC',
        }),
  };
}

/** The form as a person would have filled it in for this combination. */
export function formValues(row: Combination): FormValues {
  return {
    name: 'exam-enrol',
    description: 'Enrolment for "exams": fair & quick',
    owner: 'group:default/enrolment',
    namespace: 'enrolment',
    criticality: 2,
    language: row.language ?? 'node',
    frontend: row.frontend ?? 'none',
    place: 'own',
    home: row.home,
    accountId: '111122223333',
    region: 'ap-northeast-2',
    homeCidr: '192.168.0.0/16',
    homeNodes: ['192.168.10.11', '192.168.10.12'],
    nodePort: 30080,
    network: row.network,
    ...(row.network === 'own'
      ? { vpcCidr: '10.40.0.0/16', gatewayIp: '203.0.113.7' }
      : { clusterName: 'campus' }),
    ...BALANCERS[row.balancer],
    ...(row.balancer === 'failover'
      ? {}
      : { homeShare: Number(row.homeShare) }),
    ...dataValues(row.data, row.engine),
    sessions: row.sessions,
    signIn: row.signIn,
    ...SIGN_INS[row.signIn],
    waitingRoom: row.waitingRoom === 'yes',
    ...(row.waitingRoom === 'yes'
      ? {
          waitingRoomUrl: 'https://queue.example.org',
          queueConnection: 'enrolment',
        }
      : {}),
    businessHours: row.businessHours === 'yes',
    ...(row.businessHours === 'yes'
      ? { awake: 'Mon-Fri 09:00-18:00 Asia/Seoul', scheduleMode: 'approve' }
      : {}),
    rtoMinutes: Number(row.rto),
    burstMode: row.burst,
    failoverMode: row.failover,
    failbackMode: row.failback,
    approvals: 2,
    approvers: 'group:default/approvers',
    registry: row.registry,
    ...(row.registry === 'ghcr'
      ? { imageOwner: 'campus' }
      : {
          harborHost: 'harbor.example.org',
          harborProject: 'campus',
          harborRobotName: 'robot$campus+push',
        }),
    pipeline: 'github-actions',
    delivery: row.delivery,
    ...(row.delivery === 'argocd'
      ? { manifestsRepoUrl: 'https://git.example.org/campus/exam-enrol.git' }
      : {}),
    ...(row.portal === 'named'
      ? { portalUrl: 'https://portal.example.org' }
      : {}),
    destination: row.destination,
    ...(row.destination === 'github'
      ? { repoUrl: 'github.com?owner=campus&repo=exam-enrol' }
      : { gitRemote: 'local' }),
  };
}
