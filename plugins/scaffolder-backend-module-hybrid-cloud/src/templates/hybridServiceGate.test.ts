import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { withTools } from './__testUtils__/withTool';

const SCRIPT = resolvePackagePath(
  '@hybrid-cloud-portal/backstage-plugin-scaffolder-backend-module-hybrid-cloud',
  '../../templates/hybrid-service/content-common/scripts/releaseGate.sh',
);
const TOKEN = 'token-of-the-pipeline';

type Answer = readonly [status: number, body: object];
const OPEN: Answer = [200, { open: true, reasons: [], asOf: 1 }];
const closed = (kind: string, sentence: string): Answer => [
  200,
  { open: false, reasons: [{ kind, sentence }], asOf: 1 },
];
const LOST = closed('site-lost', 'onprem is lost (probe: no connection).');

/** The generated script as a pipeline runs it, against a portal that gives the answers one after the other. */
withTools('bash', 'curl')('scripts/releaseGate.sh, with bash and curl', () => {
  const directory = createMockDirectory();
  const asked: { readonly path?: string; readonly token?: string }[] = [];
  let answers: readonly Answer[] = [];
  let spaces = 0;
  let portal: Server;
  let url: string;

  beforeEach(async () => {
    asked.length = 0;
    spaces = 0;
    directory.setContent({
      'releaseGate.sh': readFileSync(SCRIPT, 'utf8').replaceAll(
        '${{ values.name }}',
        'exam-enrol',
      ),
    });
    portal = createServer((request, response) => {
      asked.push({ path: request.url, token: request.headers.authorization });
      const at = Math.min(asked.length, answers.length) - 1;
      const [status, body] = answers[at];
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body, undefined, spaces));
    });
    await new Promise<void>(done => portal.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(portal.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    portal.closeAllConnections();
    await new Promise(done => portal.close(done));
  });

  async function run(environment: Record<string, string> = {}) {
    const child = spawn('bash', [directory.resolve('releaseGate.sh'), 'aws'], {
      env: {
        PATH: process.env.PATH,
        PORTAL_URL: url,
        PORTAL_TOKEN: TOKEN,
        GATE_WAIT_SECONDS: '0',
        GATE_POLL_SECONDS: '0.05',
        ...environment,
      },
      timeout: 20_000,
    });
    let said = '';
    child.stdout.on('data', data => (said += data));
    child.stderr.on('data', data => (said += data));
    const code = await new Promise(done => child.on('close', done));
    return { code, said };
  }

  it('deploys when the gate is open, and shows its token to nobody but the portal', async () => {
    answers = [OPEN];
    const { code, said } = await run();
    expect([code, said]).toEqual([
      0,
      'The release gate is open: deploying to aws.\n',
    ]);
    expect(asked).toEqual([
      {
        path: '/api/hybrid-cloud/workloads/component/default/exam-enrol/release-gate',
        token: `Bearer ${TOKEN}`,
      },
    ]);
  });

  it('waits for what passes by itself', async () => {
    answers = [LOST, [502, {}], [404, {}], OPEN];
    const { code, said } = await run({ GATE_WAIT_SECONDS: '15' });
    expect(code).toBe(0);
    expect(said).toContain(
      'Waiting to deploy to aws: onprem is lost (probe: no connection).',
    );
    expect(asked).toHaveLength(4);
  });

  it.each([0, 2])(
    'reads answers that are laid out with %d spaces',
    async indent => {
      spaces = indent;
      answers = [OPEN];
      expect((await run()).code).toBe(0);
      answers = [closed('frozen', 'Frozen by "joon".')];
      expect((await run({ GATE_WAIT_SECONDS: '15' })).said).toBe(
        'error: Not deployed to aws: Frozen by "joon".\n',
      );
    },
  );

  it('does not wait out a freeze, and says why in the portal’s words', async () => {
    answers = [
      closed(
        'frozen',
        'Deployments are frozen until noon by joon: "open":true.',
      ),
      OPEN,
    ];
    const { code, said } = await run({ GATE_WAIT_SECONDS: '15' });
    expect(code).toBe(1);
    expect(said).toBe(
      'error: Not deployed to aws: Deployments are frozen until noon by joon: "open":true.\n',
    );
  });

  it.each<[string, Answer, string]>([
    ['a site is lost for longer', LOST, 'onprem is lost'],
    ['the token is refused', [403, {}], 'does not accept PORTAL_TOKEN'],
    ['the service is not known', [404, {}], 'does not know component:default/'],
    ['the portal is ill', [500, {}], 'HTTP 500'],
    ['the answer makes no sense', [200, { hello: 1 }], 'gave no reason'],
  ])('does not deploy while %s', async (_, answer, words) => {
    answers = [answer];
    const { code, said } = await run();
    expect([code, said]).toEqual([1, expect.stringContaining(words)]);
    expect(said).not.toContain(TOKEN);
  });

  it('does not deploy when the portal is down: what cannot be known is not safe', async () => {
    portal.close();
    const { code, said } = await run();
    expect([code, said]).toEqual([
      1,
      expect.stringContaining('The portal does not answer: curl: (7)'),
    ]);
  });

  it('deploys all the same when a person says why, and says so aloud', async () => {
    answers = [LOST];
    const { code, said } = await run({
      GATE_OVERRIDE: 'the release mends the site',
      GITHUB_ACTIONS: 'true',
    });
    expect(code).toBe(0);
    expect(said).toContain('::warning::The release gate is closed: onprem');
    expect(said).toContain('all the same: the release mends the site');
  });

  it('asks nobody where no portal is named, and says so', async () => {
    const { code, said } = await run({ PORTAL_URL: '' });
    expect([code, said]).toEqual([
      0,
      expect.stringMatching(/^notice: No portal/),
    ]);
    expect(asked).toEqual([]);
  });
});
