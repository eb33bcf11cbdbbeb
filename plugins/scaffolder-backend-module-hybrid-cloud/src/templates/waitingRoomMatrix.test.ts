import { createMockDirectory } from '@backstage/backend-test-utils';
import { checkDockerfile } from './__testUtils__/checks/checkDockerfile';
import { checkDocuments } from './__testUtils__/checks/checkDocuments';
import { checkHybridSpec } from './__testUtils__/checks/checkHybridSpec';
import { checkKubernetesFields } from './__testUtils__/checks/checkKubernetesFields';
import { checkLeftovers } from './__testUtils__/checks/checkLeftovers';
import { buildManifests } from './__testUtils__/checks/checkManifests';
import { checkMonitoring } from './__testUtils__/checks/checkMonitoring';
import { checkSecrets } from './__testUtils__/checks/checkSecrets';
import { checkWorkflows } from './__testUtils__/checks/checkWorkflows';
import { pairwise } from './__testUtils__/pairwise';
import { RenderedFolder, writeRendered } from './__testUtils__/RenderedFolder';
import { hasTool } from './__testUtils__/runTool';
import { FormValues, TemplateRenderer } from './__testUtils__/TemplateRenderer';

const MODES = ['observe', 'advise', 'approve', 'auto'];
const rows = pairwise({
  factors: {
    home: ['0', '40', '100'],
    burst: MODES,
    failover: MODES,
    failback: ['observe', 'advise', 'approve'],
    rule: ['known', 'none'],
    registry: ['ghcr.io/campus', 'harbor.example.org/campus'],
  },
  isPossible: () => true,
});
/** What the template copies without rendering. */
const COPIED = /^(\.github|public|test|load|src)\/(?!config\/serviceName\.ts)/;
const ELB = 'arn:aws:elasticloadbalancing:ap-northeast-2:111122223333';

const valuesOf = (row: Readonly<Record<string, string>>): FormValues => ({
  name: 'exam-room',
  title: 'Exam "room": fair & quick',
  description: 'Exams, in "order": fair & quick.',
  owner: 'group:default/enrolment',
  admitPerSecond: 50,
  roomCapacity: 500,
  admittedSeconds: 300,
  queueConnection: 'enrolment',
  namespace: 'enrolment',
  registry: row.registry,
  awsRegion: 'ap-northeast-2',
  vpcCidr: '10.0.0.0/16',
  criticality: 2,
  onpremProbeUrl: 'https://onprem.example.org/healthz',
  awsProbeUrl: 'https://aws.example.org/healthz',
  homeWeight: Number(row.home),
  burstMode: row.burst,
  failoverMode: row.failover,
  failbackMode: row.failback,
  gitRemote: 'local',
  ...(row.rule === 'known'
    ? {
        ruleArn: `${ELB}:listener-rule/app/a/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee`,
        onpremTargetGroup: `${ELB}:targetgroup/a-onprem/73e2d6bc24d8a067`,
        awsTargetGroup: `${ELB}:targetgroup/a-aws/943f017f100becff`,
      }
    : {}),
});

describe(`waiting-room, ${rows.length} outputs`, () => {
  const directory = createMockDirectory();
  const folders: RenderedFolder[] = [];

  beforeAll(async () => {
    process.env.LOG_LEVEL = 'error'; // the scaffolder logs each file it writes
    const renderer = await TemplateRenderer.start({ name: 'waiting-room' });
    for (const row of rows) {
      const result = await renderer.render({ values: valuesOf(row) });
      if (result.kind !== 'rendered') {
        throw new Error(`${JSON.stringify(row)}: ${JSON.stringify(result)}`);
      }
      const path = directory.resolve(String(folders.length));
      folders.push(writeRendered({ files: result.files, path }));
    }
    await renderer.stop();
  }, 120_000);
  afterAll(() => {
    delete process.env.LOG_LEVEL;
  });

  it('are whole: no syntax, hole or credential; parse; Dockerfile and spec.hybrid are valid', () => {
    expect(
      folders.flatMap(folder => [
        ...checkLeftovers(folder, COPIED),
        ...checkSecrets(folder),
        ...checkDocuments(folder),
        ...checkDockerfile(folder),
        ...checkHybridSpec(folder),
      ]),
    ).toEqual([]);
  });

  it('have workflows that actionlint accepts', () => {
    expect(checkWorkflows(folders)).toEqual([]);
  }, 60_000);

  (hasTool('kubectl') ? describe : describe.skip)('with kubectl', () => {
    it('build both sites with kustomize, without unknown fields', () => {
      expect(
        folders.flatMap(folder =>
          ['onprem', 'aws'].flatMap(site =>
            buildManifests(folder, `deploy/overlays/${site}`).flatMap(
              checkKubernetesFields,
            ),
          ),
        ),
      ).toEqual([]);
    }, 120_000);
  });

  (hasTool('promtool') ? describe : describe.skip)('with promtool', () => {
    it('have rules that promtool accepts', () => {
      expect(checkMonitoring(folders[0])).toEqual([]);
    });
  });
});
