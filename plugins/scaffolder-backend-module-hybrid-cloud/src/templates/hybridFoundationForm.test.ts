import githubModule from '@backstage/plugin-scaffolder-backend-module-github';
import { formErrors, shownFields } from './__testUtils__/formErrors';
import { formValues } from './__testUtils__/hybridFoundation/formValues';
import { FormValues, TemplateRenderer } from './__testUtils__/TemplateRenderer';

const GOOD = formValues({
  home: 'onprem',
  zones: 'two',
  zone: 'existing',
  waf: 'yes',
  replication: 'mariadb-nhn',
  registry: 'harbor',
  pipeline: 'github-actions',
  receiver: 'both',
  portal: 'known',
  destination: 'git-remote',
});

describe('the form of hybrid-foundation', () => {
  let renderer: TemplateRenderer;
  beforeAll(async () => {
    renderer = await TemplateRenderer.start({
      name: 'hybrid-foundation',
      features: [githubModule],
    });
  });
  afterAll(() => renderer.stop());
  const says = (values: FormValues) =>
    formErrors({ template: renderer.template, values }).join('\n');

  it('lets what can be done pass', () => {
    expect(says(GOOD)).toBe('');
  });

  it.each<[string, FormValues, readonly string[], readonly string[]]>([
    ['databases', {}, ['schemas', 'storeEndpoint'], []],
    [
      'S3',
      { backupStore: 'aws' },
      ['schemas'],
      ['storeEndpoint', 'storeSecret'],
    ],
    ['no databases', { replication: 'none' }, [], ['schemas', 'backupStore']],
    ['Harbor', {}, ['harborHost'], ['imageOwner']],
    ['GHCR', { registry: 'ghcr' }, ['imageOwner'], ['harborHost']],
    ['both receivers', {}, ['slackChannel', 'portalUrl'], []],
    [
      'the portal alone',
      { receiver: 'portal' },
      ['portalUrl'],
      ['slackChannel'],
    ],
    ['Slack alone', { receiver: 'slack' }, ['slackChannel'], ['portalUrl']],
  ])('asks for what %s need, and no more', (_, change, shown, hidden) => {
    const fields = shownFields({
      template: renderer.template,
      values: { ...GOOD, ...change },
    });
    expect(fields).toEqual(expect.arrayContaining([...shown]));
    expect(fields.filter(field => hidden.includes(field))).toEqual([]);
  });

  it('asks for no secret, only for the names of some', () => {
    const asked = JSON.stringify(renderer.template.spec.parameters);
    expect(asked).not.toMatch(/"ui:field":"Secret"|"ui:widget":"password"/);
    expect(
      shownFields({ template: renderer.template, values: GOOD }).filter(field =>
        /secret|password|token|key/i.test(field),
      ),
    ).toEqual([
      'databasesSecret',
      'storeSecret',
      'pullSecret',
      'receiverSecret',
    ]);
  });

  it.each<[string, FormValues, RegExp]>([
    [
      'a network larger than AWS has',
      { vpcCidr: '10.0.0.0/12' },
      /vpcCidr .*no network that is larger than \/16/,
    ],
    [
      'a network that a burst would fill',
      { vpcCidr: '10.40.0.0/21' },
      /vpcCidr .*runs out of them in the middle of a burst/,
    ],
    [
      'a public network',
      { vpcCidr: '100.64.0.0/16' },
      /vpcCidr .*private range/,
    ],
    [
      "Docker's own network",
      { vpcCidr: '172.17.0.0/16' },
      /vpcCidr .*Docker uses 172\.17/,
    ],
    [
      'a network within all of 10.x',
      { homeCidr: '10.0.0.0/8', homeNodes: ['10.1.1.1'] },
      /vpcCidr .*home site, which has all of 10\.x/,
    ],
    [
      'a network within all of 192.168.x',
      { vpcCidr: '192.168.0.0/20' },
      /vpcCidr .*which has all of 192\.168\.x/,
    ],
    [
      'a network within all of 172.16.x to 172.31.x',
      {
        vpcCidr: '172.20.0.0/16',
        homeCidr: '172.16.0.0/12',
        homeNodes: ['172.16.1.1'],
      },
      /vpcCidr .*which has all of 172\.16\.x/,
    ],
    [
      'nodes that a balancer cannot reach',
      { homeNodes: ['203.0.113.9'] },
      /homeNodes.*private addresses only/,
    ],
    [
      'a gateway that AWS cannot call',
      { gatewayIp: '192.168.0.1' },
      /gatewayIp .*private or reserved one cannot be called/,
    ],
    ['one zone', { zones: ['a'] }, /zones .*loss would be the loss of AWS/],
    [
      'four zones',
      { zones: ['a', 'b', 'c', 'd'] },
      /zones .*costs a NAT gateway/,
    ],
    [
      'a domain that nobody can look up',
      { domain: 'campus.internal' },
      /domain .*no certificate is given for it/,
    ],
    [
      'a limit below one node',
      { karpenterCpu: 0 },
      /karpenterCpu .*end before it began/,
    ],
    [
      'a limit that is a typing error',
      { karpenterCpu: 6400 },
      /karpenterCpu .*a bill nobody expects/,
    ],
    [
      'backups beside the site they are for',
      { home: 'nhn' },
      /backupStore .*lost with it/,
    ],
    [
      'backups in the clear',
      { storeEndpoint: 'http://store.example.org' },
      /storeEndpoint .*in the clear/,
    ],
    [
      'alerts in the clear',
      { portalUrl: 'http://portal.example.org' },
      /portalUrl .*in the clear/,
    ],
    [
      'a user as the portal',
      { portalPrincipalArn: 'arn:aws:iam::111122223333:user/portal' },
      /portalPrincipalArn .*a key that can leak/,
    ],
    [
      'the whole account as the portal',
      { portalPrincipalArn: 'arn:aws:iam::111122223333:root' },
      /portalPrincipalArn .*everybody in it/,
    ],
  ])('refuses %s, with the reason', async (_, wrong, reason) => {
    const values = { ...GOOD, ...wrong };
    expect(says(values)).toMatch(reason);
    expect((await renderer.render({ values })).kind).toBe('refused');
  });

  it.each<[string, FormValues, RegExp]>([
    [
      'networks that overlap',
      { homeCidr: '10.32.0.0/12', homeNodes: ['10.32.1.1'] },
      /10\.40\.0\.0\/16 and the home site is 10\.32\.0\.0\/12: they overlap/,
    ],
    [
      'a node outside the home site',
      { homeNodes: ['192.168.10.11', '10.9.9.9'] },
      /10\.9\.9\.9 is said to be in the home site/,
    ],
    [
      'a range that is not written by its first address',
      { vpcCidr: '10.40.7.0/16' },
      /expected 10\.40\.0\.0\/16/,
    ],
  ])(
    'calculates, and stops at %s before a file is written',
    async (_, wrong, reason) => {
      const values = { ...GOOD, ...wrong };
      expect(says(values)).toBe('');
      expect(await renderer.render({ values })).toMatchObject({
        kind: 'failed',
        message: expect.stringMatching(reason),
      });
    },
  );

  it('registers what it pushed, and says what comes next', async () => {
    expect(await renderer.render({ values: GOOD })).toMatchObject({
      kind: 'rendered',
      log: expect.stringContaining('would push main to /nowhere/campus.git'),
      output: {
        text: expect.arrayContaining([
          { title: 'Repository', content: 'Pushed to `/nowhere/campus.git`' },
        ]),
      },
    });
  });
});
