import { ConfigReader } from '@backstage/config';
import { VirtualClock } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import http from 'http';
import { AddressInfo } from 'net';
import { SiteBlindSpots } from '../adapters';
import { readHybridCloudConfig } from '../config';
import { ConfiguredEstate } from './ConfiguredEstate';
import { LocalCloudFinder } from './LocalCloudFinder';

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
      localCloudUrl: () => undefined,
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

describe('LocalCloudFinder', () => {
  let server: http.Server;
  let endpoint: string;
  let answer: { readonly status: number; readonly type: string };
  beforeEach(async () => {
    answer = { status: 200, type: 'application/json' };
    server = http.createServer((_, response) => {
      response.writeHead(answer.status, { 'content-type': answer.type });
      response.end('{}');
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    // A TCP server has an AddressInfo once it listens.
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(
    () =>
      new Promise<void>(resolve => {
        server.close(() => resolve());
      }),
  );

  async function found(endpoints: readonly string[]) {
    const clock = new VirtualClock();
    const finder = new LocalCloudFinder({ endpoints, clock });
    finder.url();
    for (let wait = 0; wait < 50 && !finder.url(); wait += 1) {
      await new Promise(resolve => setTimeout(resolve, 10));
    }
    return finder.url();
  }

  it('finds an endpoint that says of itself that its faults can be set', async () => {
    expect(await found(['http://127.0.0.1:1', endpoint])).toBe(endpoint);
  });

  it.each([
    { status: 404, type: 'application/json' },
    { status: 403, type: 'text/xml' },
    { status: 200, type: 'text/xml' },
  ])('takes an answer of $status $type for a cloud', async other => {
    answer = other;
    expect(await found([endpoint])).toBeUndefined();
  });

  it('asks nobody where no endpoint is configured', async () => {
    expect(await found([])).toBeUndefined();
  });
});
