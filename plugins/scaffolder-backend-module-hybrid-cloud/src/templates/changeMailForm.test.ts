import githubModule from '@backstage/plugin-scaffolder-backend-module-github';
import { formErrors, shownFields } from './__testUtils__/formErrors';
import { formValues } from './__testUtils__/changeMail/formValues';
import { FormValues, TemplateRenderer } from './__testUtils__/TemplateRenderer';

const GOOD = formValues({
  sender: 'new',
  languages: 'ko,en',
  signIn: 'cognito',
  pipeline: 'jenkins',
  destination: 'git-remote',
  keepDays: '90',
});
const OIDC = formValues({
  sender: 'new',
  languages: 'ko,en',
  signIn: 'oidc',
  pipeline: 'jenkins',
  destination: 'git-remote',
  keepDays: '90',
});

describe('the form of change-mail', () => {
  let renderer: TemplateRenderer;
  beforeAll(async () => {
    renderer = await TemplateRenderer.start({
      name: 'change-mail',
      features: [githubModule],
    });
  });
  afterAll(() => renderer.stop());
  const says = (values: FormValues) =>
    formErrors({ template: renderer.template, values }).join('\n');

  it('lets what can be done pass', () => {
    expect(says(GOOD)).toBe('');
    expect(says(OIDC)).toBe('');
  });

  it.each<[string, FormValues, readonly string[], readonly string[]]>([
    ['a sender of its own', {}, ['senderName'], ['senderAddress']],
    [
      'a domain that exists',
      { senderKind: 'domain' },
      ['senderAddress'],
      ['senderName'],
    ],
    ['Cognito', {}, ['selfSignUp'], ['issuer', 'clientId']],
    [
      'another issuer',
      { signIn: 'oidc' },
      ['issuer', 'clientId', 'audience', 'userinfoUrl'],
      ['selfSignUp'],
    ],
    ['Jenkins', {}, ['jenkinsIssuer', 'jenkinsJobUrl'], ['repoUrl']],
    [
      'GitHub Actions behind a git remote',
      { pipeline: 'github-actions' },
      ['gitRemote', 'githubRepository'],
      ['jenkinsIssuer'],
    ],
    [
      'GitHub',
      { pipeline: 'github-actions', destination: 'github' },
      ['repoUrl'],
      ['githubRepository', 'gitRemote'],
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
      'a name that Cognito refuses',
      { name: 'paws-board' },
      /signIn .*Cognito refuses names with aws, amazon or cognito/,
    ],
    [
      'a sender at a provider of mail',
      {
        senderKind: 'address',
        senderName: undefined,
        senderAddress: 'me@gmail.com',
      },
      /senderAddress .*let nobody else send for them/,
    ],
    [
      'a region where CloudFront is another',
      { region: 'cn-north-1' },
      /region .*China and the government clouds/,
    ],
    [
      'forgetting sooner than dead letters wait',
      { keepDays: 7 },
      /keepDays .*14 days that a dead letter waits/,
    ],
    ['no language', { languages: [] }, /languages .*needs a language/],
    [
      'an issuer that AWS cannot trust',
      { jenkinsIssuer: 'http://jenkins.example.org/oidc' },
      /jenkinsIssuer .*key of an IAM user, and there are none here/,
    ],
    [
      'GitHub Actions with no place to run',
      {
        pipeline: 'github-actions',
        jenkinsIssuer: undefined,
        jenkinsJobUrl: undefined,
      },
      /GitHub Actions runs on GitHub alone; with a plain git remote name the mirror/,
    ],
  ])('refuses %s, with the reason', async (_, wrong, reason) => {
    const values = { ...GOOD, ...wrong };
    expect(says(values)).toMatch(reason);
    expect((await renderer.render({ values })).kind).toBe('refused');
  });

  it('takes a name that Cognito refuses when people sign in elsewhere', () => {
    expect(says({ ...OIDC, name: 'paws-board' })).toBe('');
  });

  it.each<[string, FormValues]>([
    ['a name that is too long for a role', { name: 'a'.repeat(25) }],
    ['a language twice', { languages: ['en', 'en'] }],
    ['a language that no letter is written in', { languages: ['fr'] }],
    ['an account that is none', { accountId: '1234' }],
    ['an issuer without TLS', { issuer: 'http://login.example.org' }],
    ['an audience that would break out of its text', { audience: 'a"b' }],
  ])('refuses %s', async (_, wrong) => {
    const values = { ...OIDC, ...wrong };
    expect(says(values)).not.toBe('');
    expect((await renderer.render({ values })).kind).toBe('refused');
  });

  it('says where it pushed, and what to do next', async () => {
    expect(await renderer.render({ values: GOOD })).toMatchObject({
      kind: 'rendered',
      log: expect.stringContaining(
        'would push main to /nowhere/exam-board.git',
      ),
      output: {
        text: expect.arrayContaining([
          {
            title: 'Repository',
            content: 'Pushed to `/nowhere/exam-board.git`',
          },
        ]),
      },
    });
  });
});
