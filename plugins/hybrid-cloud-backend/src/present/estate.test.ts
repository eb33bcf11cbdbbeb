import { ConfigReader } from '@backstage/config';
import { SiteBlindSpots } from '../adapters';
import { readHybridCloudConfig } from '../config';
import { ConfiguredEstate } from './ConfiguredEstate';

const clusters = ['onprem', 'eks'].map(name => ({
  name,
  url: 'https://cluster.invalid',
  authProvider: 'serviceAccount',
  serviceAccountToken: 'token',
}));
const config = readHybridCloudConfig(
  new ConfigReader({
    kubernetes: {
      clusterLocatorMethods: [{ type: 'config', clusters }],
    },
    hybridCloud: {
      sites: [
        { id: 'onprem', provider: 'onprem', cluster: 'onprem' },
        { id: 'aws', provider: 'aws', cluster: 'eks' },
        { id: 'nhn', provider: 'nhn' },
      ],
    },
  }),
);

const spot = (what: string, error: 'forbidden' | 'unreachable') => ({
  what,
  error,
  message: `${what}: ${error}`,
  since: 1,
});

describe('ConfiguredEstate', () => {
  const describeWith = (spots: readonly SiteBlindSpots[]) =>
    new ConfiguredEstate({
      config,
      blindSpots: () => spots,
      lastTickAt: () => 5,
    })
      .describe()
      .sites.map(site => [site.id, site.connection]);

  it('rule 3: what we may not see is said, and is not the same as being out of reach', () => {
    expect(
      describeWith([
        { site: 'onprem', blindSpots: [spot('nodes', 'unreachable')] },
        { site: 'aws', blindSpots: [spot('metrics.k8s.io', 'forbidden')] },
      ]),
    ).toEqual([
      ['onprem', 'unreachable'],
      ['aws', 'partial'],
      ['nhn', 'not-configured'],
    ]);
  });

  it('is ok when nothing is hidden', () => {
    expect(describeWith([])[0]).toEqual(['onprem', 'ok']);
  });
});
