import { Combination, Factors } from '../pairwise';
import { FormValues } from '../TemplateRenderer';

/** What decides how a pipeline looks. */
export const PIPELINE_FACTORS: Factors = {
  pipeline: ['github-actions', 'jenkins'],
  delivery: ['kubectl', 'argocd'],
  language: ['node', 'java'],
  frontend: ['none', 'react'],
  registry: ['ghcr', 'harbor'],
  writer: ['none', 'aws', 'home'],
  home: ['onprem', 'nhn'],
  portal: ['none', 'named'],
};

/** The form as a person would have filled it in, in a landing zone or on the sites described. */
export function pipelineValues(row: Combination): FormValues {
  return {
    name: 'exam-enrol',
    description: 'Enrolment for exams',
    owner: 'group:default/enrolment',
    namespace: 'enrolment',
    criticality: 2,
    language: row.language,
    frontend: row.frontend,
    place: 'own',
    home: row.home,
    homeCidr: '192.168.0.0/16',
    homeNodes: ['192.168.10.11', '192.168.10.12'],
    nodePort: 30080,
    accountId: '111122223333',
    region: 'ap-northeast-2',
    network: 'existing',
    clusterName: 'campus',
    traffic: 'alb',
    balancer: 'new',
    domain: 'example.org',
    waf: false,
    homeShare: 40,
    ...(row.writer === 'none'
      ? { database: 'none' }
      : {
          database: 'mariadb',
          writer: row.writer,
          rpoSeconds: 30,
          dataTier: 'existing',
          dmsTaskArn: 'arn:aws:dms:ap-northeast-2:111122223333:task:ENROLCDC',
        }),
    sessions: 'none',
    signIn: 'none',
    waitingRoom: false,
    businessHours: false,
    rtoMinutes: 60,
    burstMode: 'observe',
    failoverMode: 'observe',
    failbackMode: 'observe',
    approvals: 1,
    approvers: 'group:default/approvers',
    registry: row.registry,
    ...(row.registry === 'ghcr'
      ? { imageOwner: 'campus' }
      : { harborHost: 'harbor.example.org', harborProject: 'campus' }),
    pipeline: row.pipeline,
    delivery: row.delivery,
    ...(row.delivery === 'argocd'
      ? { manifestsRepoUrl: 'https://git.example.org/campus/exam-enrol.git' }
      : {}),
    ...(row.portal === 'named'
      ? { portalUrl: 'https://portal.example.org' }
      : {}),
    destination: 'git-remote',
    gitRemote: 'local',
  };
}
