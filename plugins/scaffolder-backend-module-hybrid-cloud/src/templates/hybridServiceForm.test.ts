import githubModule from '@backstage/plugin-scaffolder-backend-module-github';
import { formErrors, shownFields } from './__testUtils__/formErrors';
import { FormValues, TemplateRenderer } from './__testUtils__/TemplateRenderer';
import { formValues } from './__testUtils__/hybridService/formValues';

// A dry run writes a whole repository, and the machine may be busy with other tests.
jest.setTimeout(60_000);

const GOOD = formValues({
  home: 'onprem',
  network: 'existing',
  balancer: 'new',
  homeShare: '40',
  data: 'aws-new',
  engine: 'mariadb',
  burst: 'approve',
  failover: 'approve',
  failback: 'approve',
  sessions: 'none',
  signIn: 'none',
  rto: '10',
  registry: 'harbor',
  delivery: 'argocd',
  destination: 'git-remote',
});
const OWN_NETWORK = {
  network: 'own',
  vpcCidr: '10.40.0.0/16',
  gatewayIp: '203.0.113.7',
};
const EXISTING_BALANCER = formValues({
  balancer: 'existing',
  data: 'none',
});

const MESH = {
  traffic: 'istio',
  balancer: undefined,
  domain: 'example.org',
  meshGateway: 'istio-system/hybrid',
};
const FAILOVER_RECORDS = {
  traffic: 'route53',
  balancer: undefined,
  domain: 'example.org',
  homeEntrance: 'entrance.campus.example.org',
  homeShare: undefined,
};
const BUSINESS_HOURS = {
  businessHours: true,
  awake: 'Mon-Fri 09:00-18:00 Asia/Seoul',
  scheduleMode: 'auto',
};

describe('the form of hybrid-service', () => {
  let renderer: TemplateRenderer;
  beforeAll(async () => {
    renderer = await TemplateRenderer.start({
      name: 'hybrid-service',
      features: [githubModule],
    });
  }, 60_000);
  afterAll(() => renderer.stop());
  const says = (values: FormValues) =>
    formErrors({ template: renderer.template, values }).join('\n');

  it('lets what can be done pass', () => {
    expect(says(GOOD)).toBe('');
  });

  it.each<[string, FormValues, readonly string[], readonly string[]]>([
    ['a new balancer', {}, ['domain', 'waf'], ['ruleArn', 'publicUrl']],
    ['an existing one', { balancer: 'existing' }, ['ruleArn'], ['domain']],
    [
      'failover records',
      FAILOVER_RECORDS,
      ['domain', 'homeEntrance'],
      ['homeShare', 'waf', 'balancer'],
    ],
    ['a mesh', MESH, ['meshGateway', 'homeShare'], ['balancer', 'waf']],
    [
      'an OpenID provider',
      { sessions: 'redis', signIn: 'oidc' },
      ['oidcIssuer', 'oidcClientId'],
      ['ldapUrl'],
    ],
    ['business hours', BUSINESS_HOURS, ['awake', 'scheduleMode'], []],
    ['a network of its own', { network: 'own' }, ['vpcCidr'], ['clusterName']],
    ['a database', {}, ['writer', 'rpoSeconds'], ['dmsTaskArn']],
    ['one that exists', { dataTier: 'existing' }, ['dmsTaskArn'], []],
    ['no database', { database: 'none' }, ['database'], ['writer']],
    [
      'what it refuses',
      {
        network: 'own',
        balancer: 'existing',
        failoverMode: 'auto',
        homeShare: 0,
      },
      ['ruleArn', 'failoverMode', 'burstMode'],
      ['domain'],
    ],
  ])('asks for what %s needs, and no more', (_, change, shown, hidden) => {
    const fields = shownFields({
      template: renderer.template,
      values: { ...GOOD, ...change },
    });
    expect(fields).toEqual(expect.arrayContaining([...shown]));
    expect(fields.filter(field => hidden.includes(field))).toEqual([]);
  });

  it.each<[string, FormValues, RegExp]>([
    [
      'an existing balancer in a new network',
      {
        ...OWN_NETWORK,
        balancer: 'existing',
        ...Object.fromEntries(
          Object.entries(EXISTING_BALANCER).filter(([name]) =>
            /Arn$|Url$/.test(name),
          ),
        ),
      },
      /balancer .*stands in a network that exists already/,
    ],
    [
      'existing databases in a new network',
      {
        ...OWN_NETWORK,
        dataTier: 'existing',
        dmsTaskArn: 'arn:aws:dms:ap-northeast-2:111122223333:task:X',
      },
      /dataTier .*cannot be reached from a network that is only being made/,
    ],
    [
      'no lost second with a copy that is made later',
      { rpoSeconds: 0 },
      /rpoSeconds .*DMS a moment later/,
    ],
    [
      'ten minutes with nobody who acts',
      { failoverMode: 'advise' },
      /rtoMinutes .*by hand; less than 30 minutes/,
    ],
    [
      'one minute with people in it',
      { rtoMinutes: 1 },
      /rtoMinutes .*less than 5 minutes needs an automatic failover/,
    ],
    [
      'an automatic failover away from the only writer',
      { writer: 'home', failoverMode: 'auto' },
      /failoverMode .*failover cannot be automatic/,
    ],
    [
      'an automatic failback onto an old writer',
      { writer: 'home', failbackMode: 'auto' },
      /failbackMode .*failback cannot be automatic/,
    ],
    [
      'a burst from a site without traffic',
      { homeShare: 0 },
      /burstMode .*nothing a burst could take off it/,
    ],
    [
      'a mesh over a cluster that is only being made',
      { ...OWN_NETWORK, ...MESH },
      /traffic .*A mesh spans clusters that exist already/,
    ],
    [
      'a failover by a gateway that is lost with its site',
      MESH,
      /failoverMode .*gateway of the mesh .* is lost with it/,
    ],
    [
      'a burst by records that send all or nothing',
      { ...FAILOVER_RECORDS, burstMode: 'approve' },
      /burstMode .*no share that a burst could move/,
    ],
    [
      'sign-in that a change of server ends',
      { signIn: 'cognito', sessions: 'none' },
      /sessions .*signed out by every change of server/,
    ],
    [
      'a directory whose passwords can be read on the way',
      {
        sessions: 'redis',
        signIn: 'ldap',
        ldapUrl: 'ldap://ldap.example.org',
        ldapBaseDn: 'ou=people,dc=example,dc=org',
      },
      /ldapUrl .*without TLS passwords would be read/,
    ],
    [
      'sleep for a site that carries traffic',
      BUSINESS_HOURS,
      /businessHours .*must be 100 percent/,
    ],
    [
      'ten minutes with a site that must wake up first',
      { ...BUSINESS_HOURS, homeShare: 100 },
      /rtoMinutes .*less than 15 minutes cannot be promised/,
    ],
    [
      'nodes that a balancer cannot reach',
      { homeNodes: ['203.0.113.9'] },
      /homeNodes.*private addresses only/,
    ],
  ])('refuses %s, with the reason', async (_, wrong, reason) => {
    const values = { ...GOOD, ...wrong };
    expect(says(values)).toMatch(reason);
    expect((await renderer.render({ values })).kind).toBe('refused');
  });

  it('allows an automatic failover within a minute when the writer is on AWS', () => {
    expect(says({ ...GOOD, failoverMode: 'auto', rtoMinutes: 1 })).toBe('');
  });

  it.each<[string, Partial<Record<string, unknown>>]>([
    ['a name that is too long for a target group', { name: 'a'.repeat(25) }],
    [
      'a repository address with a password',
      { manifestsRepoUrl: 'https://me:pass@git.example.org/x.git' },
    ],
    ['more than all of the traffic', { homeShare: 101 }],
    [
      'a waiting room that nobody can find',
      { waitingRoom: true, queueConnection: 'enrolment' },
    ],
    [
      'a waiting room whose queue the portal does not see',
      { waitingRoom: true, waitingRoomUrl: 'https://room.example.org' },
    ],
    [
      'a provider whose answers can be forged on the way',
      {
        sessions: 'redis',
        signIn: 'oidc',
        oidcIssuer: 'http://login.example.org',
        oidcClientId: 'exam-enrol',
      },
    ],
    [
      'a directory in which nobody is looked for',
      {
        sessions: 'redis',
        signIn: 'ldap',
        ldapUrl: 'ldaps://ldap.example.org',
      },
    ],
    ['a missing Harbor', { harborHost: undefined }],
    ['a port that is no node port', { nodePort: 8080 }],
  ])('refuses %s', async (_, wrong) => {
    const values = { ...GOOD, ...wrong };
    expect(says(values)).not.toBe('');
    expect((await renderer.render({ values })).kind).toBe('refused');
  });

  it('refuses a robot secret that is none, by spec.secrets.schema', async () => {
    const result = await renderer.render({
      values: GOOD,
      secrets: { harborRobotSecret: 'short' },
    });
    expect(result).toMatchObject({ kind: 'refused' });
  });

  it('hands the robot secret to GitHub alone, and says what it pushed', async () => {
    const plain = await renderer.render({ values: GOOD });
    expect(plain).toMatchObject({
      kind: 'rendered',
      log: expect.stringContaining(
        'would push main to /nowhere/exam-enrol.git',
      ),
      output: {
        text: expect.arrayContaining([
          {
            title: 'Repository',
            content: 'Pushed to `/nowhere/exam-enrol.git`',
          },
        ]),
      },
    });
    const github = await renderer.render({
      values: {
        ...GOOD,
        destination: 'github',
        repoUrl: 'github.com?owner=campus&repo=exam-enrol',
      },
      secrets: { harborRobotSecret: 'planted-robot-secret' },
    });
    if (github.kind !== 'rendered') throw new Error(JSON.stringify(github));
    expect(github.log).toContain(
      'Push to GitHub and hand it the robot account',
    );
    expect(github.log).not.toContain('planted-robot-secret');
  });
});
