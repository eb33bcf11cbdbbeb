import { createMockDirectory } from '@backstage/backend-test-utils';
import { createHash } from 'node:crypto';
import githubModule from '@backstage/plugin-scaffolder-backend-module-github';
import { formValues } from './__testUtils__/hybridFoundation/formValues';
import { RenderedFolder, writeRendered } from './__testUtils__/RenderedFolder';
import { TemplateRenderer } from './__testUtils__/TemplateRenderer';
import { tryScript } from './__testUtils__/tryScript';

const ROW = {
  home: 'onprem',
  zones: 'two',
  zone: 'existing',
  waf: 'yes',
  replication: 'mariadb-aws',
  registry: 'harbor',
  pipeline: 'jenkins',
  receiver: 'both',
  portal: 'known',
  destination: 'git-remote',
};

describe('the scripts of a foundation', () => {
  const directory = createMockDirectory();
  let folder: RenderedFolder;

  beforeAll(async () => {
    process.env.LOG_LEVEL = 'error'; // the scaffolder logs each file it writes
    const renderer = await TemplateRenderer.start({
      name: 'hybrid-foundation',
      features: [githubModule],
    });
    const result = await renderer.render({ values: formValues(ROW) });
    await renderer.stop();
    if (result.kind !== 'rendered') throw new Error(JSON.stringify(result));
    folder = writeRendered({ files: result.files, path: directory.path });
  }, 60_000);
  afterAll(() => {
    delete process.env.LOG_LEVEL;
  });

  describe('snapshots of the night', () => {
    const takeSnapshots = (options: {
      readonly volumes: string;
      readonly wait: string;
    }) =>
      tryScript({
        folder,
        script: 'deploy/snapshots/snapshot.sh',
        env: { KEEP_DAYS: '7' },
        programs: {
          kubectl: `case "$*" in
            "get persistentvolumeclaims"*) printf '${options.volumes}' ;;
            "get volumesnapshots"*)
              printf 'a old 2020-01-01T00:00:00Z\\na new %s\\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" ;;
            apply*) cat ;;
            wait*) ${options.wait} ;;
            delete*) echo "deleted $*" ;;
          esac`,
          curl: 'echo "pushed $(cat)"',
        },
      });

    it('says that it succeeded when all can be used, and ends only the old ones', () => {
      const done = takeSnapshots({
        volumes: 'a data-0\\nb data-1\\n',
        wait: 'true',
      });
      expect(done).toMatchObject({
        ok: true,
        stdout: expect.stringMatching(
          /name: data-0-[^]*name: data-1-[^]*deleted .* old\npushed .*\nsnapshot_last_success_timestamp_seconds \d+\n$/,
        ),
      });
      expect(JSON.stringify(done)).not.toMatch(/deleted .* new/);
    });

    it.each([
      ['one of them cannot be used', 'a data-0\\nb data-1\\n', '[ "$3" = a ]'],
      ['no volume is marked', '', 'true'],
    ])('says nothing when %s', (_, volumes, wait) => {
      const done = takeSnapshots({ volumes, wait });
      expect(done.ok).toBe(false);
      expect(JSON.stringify(done)).not.toContain('pushed');
    });
  });

  it('takes a tunnel for up when packets can pass, not when it is only established', () => {
    const done = tryScript({
      folder,
      script: 'vpn/health/vpn-health.sh',
      env: { TEXTFILE_FOLDER: directory.path },
      programs: {
        swanctl: `cat <<'END'
campus-1: #1, ESTABLISHED, IKEv2, 1f2e_i* 3d4c_r
  local  '203.0.113.7' @ 192.168.1.1[4500]
  site-1: #3, reqid 1, INSTALLED, TUNNEL-in-UDP, ESP:AES_GCM_16-256
campus-2: #2, ESTABLISHED, IKEv2, 5a6b_i* 7c8d_r
  site-2: #4, reqid 2, REKEYED, TUNNEL-in-UDP, ESP:AES_GCM_16-256
END`,
        // The last step puts the file where the exporter looks: here it is shown.
        mv: 'cat "$1"',
      },
    });
    expect(done).toMatchObject({
      ok: true,
      stdout: expect.stringMatching(
        /vpn_tunnel_up\{tunnel="1"\} 1\nvpn_tunnel_up\{tunnel="2"\} 0\n[^]*vpn_checked_timestamp_seconds \d+\n/,
      ),
    });
  });

  it.each([
    ['applies the plan that was read', 'the plan', true],
    ['refuses one that was exchanged', 'another plan', false],
  ])('%s', (_, found, isApplied) => {
    const digest = createHash('sha256').update('the plan').digest('hex');
    const done = tryScript({
      folder,
      script: 'scripts/apply.sh',
      args: ['run-7', digest],
      programs: {
        aws: `[ "$4" = s3://campus-state-111122223333/plans/run-7.tfplan ] && printf '${found}' >"$5"`,
        terraform: 'echo "terraform $*"',
      },
    });
    expect(done.ok).toBe(isApplied);
    expect(JSON.stringify(done).includes('terraform apply')).toBe(isApplied);
  });

  it('hands the token of the pull secret on where nobody else can read it', () => {
    const done = tryScript({
      folder,
      script: 'registry/pull-secret.sh',
      args: ['enrolment', 'robot$campus+pull'],
      stdin: 'played-token\n',
      programs: { kubectl: 'echo "arguments: $*"; cat' },
    });
    const auth = Buffer.from('robot$campus+pull:played-token').toString(
      'base64',
    );
    expect(done).toMatchObject({
      ok: true,
      stdout: expect.stringContaining(
        `{"auths":{"harbor.example.org":{"auth":"${auth}"}}}`,
      ),
    });
    expect(JSON.stringify(done)).not.toMatch(
      /arguments: [^\\]*(played-token|auth)/,
    );
  });

  it.each([
    ['a name with a semicolon', ['a;b', '30080']],
    ['a port that is no node port', ['enrol', '8080']],
  ])('writes no configuration of the balancer for %s', (_, args) => {
    const script = 'home/nginx/add-service.sh';
    expect(tryScript({ folder, script, args, programs: {} }).ok).toBe(false);
  });
});
