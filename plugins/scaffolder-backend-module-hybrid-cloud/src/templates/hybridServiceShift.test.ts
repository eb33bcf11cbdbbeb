import { execFileSync } from 'node:child_process';
import { createMockDirectory } from '@backstage/backend-test-utils';
import githubModule from '@backstage/plugin-scaffolder-backend-module-github';
import { FormValues, TemplateRenderer } from './__testUtils__/TemplateRenderer';
import { formValues } from './__testUtils__/hybridService/formValues';

const MESH: FormValues = formValues({
  home: 'nhn',
  network: 'existing',
  balancer: 'mesh',
  homeShare: '40',
  data: 'none',
  rto: '60',
  burst: 'observe',
  failover: 'observe',
  failback: 'observe',
  sessions: 'none',
  signIn: 'none',
  registry: 'ghcr',
  delivery: 'kubectl',
  destination: 'git-remote',
});

/** As much of kubectl as the script asks: a VirtualService in a file that remembers, and ready pods by context. */
const KUBECTL = `#!/bin/sh
context=$2
shift 4
case "$1 $2" in
'get virtualservice') cat "$FAKE/route" ;;
'get deployment') cat "$FAKE/ready-$context" ;;
'patch virtualservice')
  echo patch >>"$FAKE/writes"
  [ ! -e "$FAKE/deaf" ] || exit 0
  set -- $(printf '%s' "$*" | sed -n 's/.*weight", "value": \\([0-9]*\\).*/\\1/p')
  printf 'nhn=%s aws=%s ' "$1" "$2" >"$FAKE/route"
  ;;
esac
`;

describe('scripts/shift.sh of a service in a mesh', () => {
  const directory = createMockDirectory();
  beforeAll(async () => {
    const renderer = await TemplateRenderer.start({
      name: 'hybrid-service',
      features: [githubModule],
    });
    const result = await renderer.render({ values: MESH });
    await renderer.stop();
    if (result.kind !== 'rendered') throw new Error(JSON.stringify(result));
    directory.setContent({
      'shift.sh': result.files.get('scripts/shift.sh') ?? '',
      'bin/kubectl': KUBECTL,
    });
    execFileSync('chmod', ['+x', directory.resolve('bin/kubectl')]);
  });

  const estate = (files: Readonly<Record<string, string>> = {}) =>
    directory.addContent({
      fake: {
        route: 'nhn=40 aws=60 ',
        'ready-nhn': '2',
        'ready-aws': '3',
        writes: '',
        ...files,
      },
    });
  const shift = (...args: readonly string[]) =>
    execFileSync('sh', [directory.resolve('shift.sh'), ...args], {
      encoding: 'utf8',
      stdio: 'pipe',
      env: {
        PATH: `${directory.resolve('bin')}:${process.env.PATH}`,
        FAKE: directory.resolve('fake'),
      },
    });
  const writes = () =>
    execFileSync('cat', [directory.resolve('fake/writes')], {
      encoding: 'utf8',
    });

  it('sends everything to AWS with a dead home site, once', () => {
    estate({ 'ready-nhn': '' });
    expect(shift('0', '100')).toBe('was nhn=40 aws=60 , is nhn=0 aws=100 \n');
    expect(shift('0', '100')).toBe('no change: nhn=0 aws=100 \n');
    expect(writes()).toBe('patch\n');
  });

  it('never onto a site without a ready pod, unless a person insists', () => {
    estate({ 'ready-aws': '' });
    expect(() => shift('0', '100')).toThrow(/aws has no ready pod/);
    expect(writes()).toBe('');
    expect(shift('0', '100', '--force')).toContain('is nhn=0 aws=100');
  });

  it.each([
    ['a route of another shape', { route: 'nhn=40 aws=50 canary=10 ' }],
    ['a route the other way round', { route: 'aws=60 nhn=40 ' }],
  ])('leaves %s alone', (_, files) => {
    estate(files);
    expect(() => shift('0', '100')).toThrow(/left alone/);
    expect(writes()).toBe('');
  });

  it('says so when the weights do not read back', () => {
    estate({ deaf: '' });
    expect(() => shift('0', '100')).toThrow(/read differently/);
  });

  it.each([[['100']], [['a', 'b']], [['50', '60']], [['-5', '105']]])(
    'refuses %j with its usage',
    args => {
      estate();
      expect(() => shift(...args)).toThrow(/usage: scripts\/shift.sh/);
    },
  );
});
