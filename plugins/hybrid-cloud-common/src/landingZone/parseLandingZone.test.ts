import { landingZoneJsonSchema, parseLandingZone } from './parseLandingZone';

const good = () => ({
  home: 'onprem',
  homeCidr: '192.168.0.0/16',
  homeNodes: ['192.168.10.11', '192.168.10.12'],
  accountId: '111122223333',
  region: 'ap-northeast-2',
  clusterName: 'campus',
  listenerArn:
    'arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:listener/app/platform/0f1e2d3c4b5a6978/8796a5b4c3d2e1f0',
  domain: 'localhost',
  publicUrl: 'http://{name}.localhost:4585',
  probeUrls: {
    onprem: 'http://127.0.0.1:4591/{name}/healthz',
    aws: 'http://127.0.0.1:4592/{name}/healthz',
  },
});

const parse = (landingZone: unknown) =>
  parseLandingZone({
    kind: 'Resource',
    spec: { type: 'hybrid-landing-zone', landingZone },
  });

describe('parseLandingZone', () => {
  it('reads a landing zone as it is written', () => {
    expect(parse(good())).toEqual({ kind: 'ok', landingZone: good() });
  });

  it.each([
    ['Component', { type: 'hybrid-landing-zone', landingZone: {} }],
    ['Resource', { type: 'database' }],
    ['Resource', undefined],
  ])('leaves a %s with spec %j alone', (kind, spec) => {
    expect(parseLandingZone({ kind, spec })).toEqual({ kind: 'none' });
  });

  it.each<[string, object, string, RegExp, RegExp]>([
    ['no home', { home: undefined }, 'home', /missing/, /id of a site/],
    [
      'aws as home',
      { home: 'aws', probeUrls: { aws: 'http://127.0.0.1/{name}' } },
      'home',
      /"aws"/,
      /the site that is not/,
    ],
    [
      'a number for the account',
      { accountId: 111122223333 },
      'accountId',
      /111122223333/,
      /in quotes/,
    ],
    [
      'a public range',
      { homeCidr: '8.8.0.0/16', homeNodes: ['8.8.0.1'] },
      'homeCidr',
      /8\.8/,
      /private/,
    ],
    [
      'a node elsewhere',
      { homeNodes: ['192.168.10.11', '10.0.0.1'] },
      'homeNodes[1]',
      /10\.0\.0\.1/,
      /within homeCidr, which is 192\.168\.0\.0\/16/,
    ],
    [
      'a part of an address over 255',
      { homeNodes: ['192.168.10.311'] },
      'homeNodes[0]',
      /311/,
      /within homeCidr/,
    ],
    [
      'a listener of another account',
      { accountId: '999999999999' },
      'listenerArn',
      /listener/,
      /account 999999999999/,
    ],
    [
      'one address for all services',
      { publicUrl: 'http://localhost:4585' },
      'publicUrl',
      /4585/,
      /\{name\}/,
    ],
    [
      'a site without a probe',
      { probeUrls: { onprem: 'http://127.0.0.1/{name}' } },
      'probeUrls.aws',
      /missing/,
      /past the weights/,
    ],
    [
      'a probe of another site',
      { probeUrls: { ...good().probeUrls, nhn: 'http://127.0.0.1/{name}' } },
      'probeUrls.nhn',
      /127/,
      /one of the sites onprem, aws/,
    ],
    [
      'a misspelt key',
      { homeNode: [] },
      'homeNode',
      /\[\]/,
      /did you mean homeNodes\?/,
    ],
  ])(
    'refuses %s and says what was expected',
    (_, change, path, value, expected) => {
      expect(parse({ ...good(), ...change })).toEqual({
        kind: 'invalid',
        problems: [
          {
            path: `spec.landingZone.${path}`,
            value: expect.stringMatching(value),
            expected: expect.stringMatching(expected),
          },
        ],
      });
    },
  );

  it('refuses a resource that says it is one and describes nothing', () => {
    expect(parse(undefined)).toMatchObject({
      problems: [{ path: 'spec.landingZone', value: 'missing' }],
    });
  });

  it('takes every key as needed in its JSON schema', () => {
    expect(landingZoneJsonSchema().required).toEqual(Object.keys(good()));
  });
});
