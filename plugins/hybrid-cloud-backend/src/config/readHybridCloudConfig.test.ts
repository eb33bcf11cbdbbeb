import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readHybridCloudConfig } from './readHybridCloudConfig';

const read = (data: JsonObject) =>
  readHybridCloudConfig(new ConfigReader(data));

const CLUSTERS = {
  clusterLocatorMethods: [
    { type: 'catalog' },
    {
      type: 'config',
      clusters: [
        {
          name: 'onprem',
          url: 'http://127.0.0.1:4571',
          authProvider: 'serviceAccount',
          serviceAccountToken: 'onprem-secret',
        },
        { name: 'eks', url: 'https://eks.invalid', authProvider: 'aws' },
        {
          name: 'open',
          url: 'http://10.0.0.1',
          authProvider: 'serviceAccount',
        },
        { name: 'theirs', url: 'not a url', authProvider: 'google' },
      ],
    },
  ],
};

const GOOD: JsonObject = {
  kubernetes: CLUSTERS,
  hybridCloud: {
    tick: { seconds: 5, suspectSeconds: '1s' },
    sites: [
      {
        id: 'onprem',
        title: 'Machine room',
        provider: 'onprem',
        cluster: 'onprem',
        reserveNodes: { selector: 'role=reserve' },
        probe: { via: 'vpn', timeout: '1s' },
      },
      {
        id: 'aws',
        provider: 'aws',
        cluster: 'eks',
        account: '111122223333',
        region: 'ap-northeast-2',
      },
      {
        id: 'nhn',
        provider: 'nhn',
        kubeconfig: { path: '/etc/nhn', context: 'nks' },
        observeOnly: 'true',
      },
    ],
    aws: {
      accounts: [
        {
          accountId: '111122223333',
          region: 'ap-northeast-2',
          actRoleArn: 'arn:aws:iam::111122223333:role/act',
          endpoint: 'http://127.0.0.1:4566',
        },
      ],
    },
    queues: [
      { id: 'enrolment', kind: 'redis', url: 'redis://:pw@127.0.0.1:4579' },
    ],
    ages: { probe: { seconds: 10 }, 'queue-depth': 'PT1M' },
  },
};

/** The message of the error that reading must end with. */
function mistakes(data: JsonObject): string {
  try {
    read(data);
  } catch (error) {
    return String(error);
  }
  throw new Error('expected the configuration to be refused');
}

describe('reading the configuration', () => {
  it('gives every value, with defaults filled in', () => {
    const config = read(GOOD);
    expect(config).toMatchObject({
      tick: { seconds: 5, suspectSeconds: 1 },
      automation: { enabled: true },
      ages: { probe: 10, 'queue-depth': 60 },
      ceilings: { fleet: 10, perSite: 5 },
    });
    const [onprem, aws, nhn] = config.sites;
    expect(onprem).toMatchObject({
      title: 'Machine room',
      observeOnly: false,
      reserveNodes: 'role=reserve',
      monitoringNodes: 'role=monitoring',
      probe: { via: 'vpn', timeoutMilliseconds: 1_000 },
      connection: { kind: 'token', token: 'onprem-secret' },
    });
    expect(aws).toMatchObject({
      title: 'aws',
      connection: { kind: 'eks', clusterId: 'eks', region: 'ap-northeast-2' },
      probe: { timeoutMilliseconds: 1_500 },
    });
    expect(nhn).toMatchObject({
      cluster: 'nhn',
      observeOnly: true,
      connection: { kind: 'kubeconfig', path: '/etc/nhn', context: 'nks' },
    });
  });

  it('is frozen throughout', () => {
    const config = read(GOOD);
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.sites[0].probe)).toBe(true);
  });

  it('an installation without the section has no sites and does not fail', () => {
    expect(read({}).sites).toEqual([]);
    expect(read({ kubernetes: {} }).tick.seconds).toBe(5);
  });

  it('does not judge clusters that no site uses', () => {
    expect(() => read(GOOD)).not.toThrow();
  });
});

describe('a mistake in the configuration', () => {
  const withSite = (site: JsonObject): JsonObject => ({
    kubernetes: CLUSTERS,
    hybridCloud: { sites: [site] },
  });

  it.each<[string, JsonObject, string]>([
    [
      'a wrong value',
      { hybridCloud: { tick: { seconds: 'soon' } } },
      'hybridCloud.tick.seconds: found "soon", expected a duration',
    ],
    [
      'a duration of nothing',
      { hybridCloud: { tick: { seconds: 0 } } },
      'hybridCloud.tick.seconds: found 0, expected a duration',
    ],
    [
      'a misspelt setting',
      { hybridCloud: { tik: { seconds: 5 } } },
      'hybridCloud.tik: found {"seconds":5}, expected no such setting here',
    ],
    [
      'an account id that YAML took for a number',
      {
        hybridCloud: {
          aws: { accounts: [{ accountId: 111122223333, region: 'eu-west-1' }] },
        },
      },
      'hybridCloud.aws.accounts[0].accountId: found 111122223333, expected an AWS account id: 12 digits in quotes',
    ],
    [
      'an unknown provider',
      withSite({ id: 'x', provider: 'azure' }),
      'hybridCloud.sites[0].provider: found "azure", expected one of onprem, aws, nhn',
    ],
    [
      'a missing id',
      withSite({ provider: 'aws' }),
      'hybridCloud.sites[0].id: found nothing, expected a short name',
    ],
    [
      'a cluster nobody configured',
      withSite({ id: 'x', provider: 'aws', cluster: 'moon' }),
      'hybridCloud.sites[0].cluster: found "moon", expected the name of a well-formed cluster',
    ],
    [
      'a sign-in we cannot do',
      withSite({ id: 'x', provider: 'aws', cluster: 'theirs' }),
      'kubernetes.clusterLocatorMethods[1].clusters[3].url',
    ],
    [
      'plain HTTP to another machine',
      withSite({ id: 'x', provider: 'aws', cluster: 'open' }),
      'kubernetes.clusterLocatorMethods[1].clusters[2].url: found a value that is not shown, expected https',
    ],
    [
      'EKS without a region',
      withSite({ id: 'x', provider: 'aws', cluster: 'eks' }),
      'kubernetes.clusterLocatorMethods[1].clusters[1].authProvider: found "aws", expected a region on the site',
    ],
    [
      'an account that is not listed',
      withSite({ id: 'x', provider: 'aws', account: '999900001111' }),
      'hybridCloud.sites[0].account: found "999900001111", expected an account',
    ],
    [
      'the same site twice',
      {
        hybridCloud: {
          sites: [
            { id: 'x', provider: 'aws' },
            { id: 'x', provider: 'nhn' },
          ],
        },
      },
      'hybridCloud.sites[1]: found "x", expected one that is not listed yet',
    ],
    [
      'a token that could be guessed',
      {
        hybridCloud: { ingest: { alertmanager: { tokens: ['short-token'] } } },
      },
      'hybridCloud.ingest.alertmanager.tokens[0]: found a value that is not shown, expected a token of at least 32 characters',
    ],
    [
      'a third token',
      {
        hybridCloud: {
          ingest: { alertmanager: { tokens: Array(3).fill('t'.repeat(32)) } },
        },
      },
      'hybridCloud.ingest.alertmanager.tokens: found a value that is not shown, expected two tokens at most',
    ],
  ])('%s is named with path, value and expectation', (_, data, words) => {
    expect(mistakes(data)).toContain(words);
  });

  it('all mistakes are told at once', () => {
    const message = mistakes({
      hybridCloud: {
        tick: { seconds: -1 },
        sites: [{ id: 'UPPER', provider: 'moon' }],
      },
    });
    expect(message).toContain('3 mistakes');
  });

  it('secrets are not in the message', () => {
    const message = mistakes({
      hybridCloud: {
        queues: [{ id: 'q', kind: 'redis', url: 'http://:secret@host' }],
        sites: [{ id: 'x', provider: 'aws', actServiceAccountToken: 12345 }],
      },
    });
    expect(message).toContain('hybridCloud.queues[0].url');
    expect(message).not.toMatch(/secret@|12345/);
  });
});
