import { FormValues } from '../TemplateRenderer';
import { Combination, Factors, IsPossible } from '../pairwise';

/** What the form offers. Fields that only make sense together are one factor. */
export const FACTORS: Factors = {
  home: ['onprem', 'nhn'],
  zones: ['two', 'three'],
  zone: ['existing', 'new'],
  waf: ['yes', 'no'],
  replication: [
    'none',
    'mariadb-aws',
    'postgresql-aws',
    'mariadb-nhn',
    'postgresql-nhn',
  ],
  registry: ['ghcr', 'harbor'],
  pipeline: ['github-actions', 'jenkins'],
  receiver: ['both', 'slack', 'portal'],
  portal: ['known', 'unknown'],
  destination: ['git-remote', 'github'],
};

/** Backups beside the home site would be lost with it. */
export const isPossible: IsPossible = row =>
  !(row.home === 'nhn' && row.replication?.endsWith('-nhn'));

function dataValues(choice: string): FormValues {
  const [replication, backupStore] = choice.split('-');
  if (replication === 'none') return { replication };
  return {
    replication,
    homeDatabaseHost: 'db.campus.internal',
    schemas: ['registration', 'ticketing'],
    databasesSecret: 'backup-databases',
    backupStore,
    ...(backupStore === 'nhn'
      ? {
          storeEndpoint: 'https://kr1-api-object-storage.nhncloudservice.com',
          storeRegion: 'KR1',
          storeBucket: 'campus-backups',
          storeSecret: 'backup-store',
        }
      : {}),
  };
}

function receiverValues(receiver: string): FormValues {
  return {
    receiver,
    receiverSecret: 'monitoring-receivers',
    ...(receiver === 'portal' ? {} : { slackChannel: 'platform-alerts' }),
    ...(receiver === 'slack'
      ? {}
      : { portalUrl: 'https://portal.example.org' }),
  };
}

/** The form as a person would have filled it in for this combination. */
export function formValues(row: Combination): FormValues {
  return {
    name: 'campus',
    owner: 'group:default/platform',
    home: row.home,
    ...(row.portal === 'known'
      ? { portalPrincipalArn: 'arn:aws:iam::111122223333:role/portal-backend' }
      : {}),
    accountId: '111122223333',
    region: 'ap-northeast-2',
    zones: row.zones === 'two' ? ['a', 'c'] : ['a', 'b', 'c'],
    vpcCidr: '10.40.0.0/16',
    homeCidr: '192.168.0.0/16',
    homeNodes: ['192.168.10.11', '192.168.10.12'],
    gatewayIp: '203.0.113.7',
    domain: 'example.org',
    zone: row.zone,
    waf: row.waf === 'yes',
    karpenterCpu: 64,
    karpenterMemory: 256,
    ...dataValues(row.replication),
    registry: row.registry,
    ...(row.registry === 'ghcr'
      ? { imageOwner: 'campus' }
      : { harborHost: 'harbor.example.org', harborProject: 'campus' }),
    pullSecret: 'registry-pull',
    pipeline: row.pipeline,
    ...receiverValues(row.receiver),
    destination: row.destination,
    ...(row.destination === 'github'
      ? { repoUrl: 'github.com?owner=campus&repo=foundation' }
      : { gitRemote: 'local' }),
  };
}
