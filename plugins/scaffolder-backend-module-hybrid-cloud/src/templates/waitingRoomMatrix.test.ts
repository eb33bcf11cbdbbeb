import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  checkDockerfile,
  checkPinnedBases,
} from './__testUtils__/checks/checkDockerfile';
import { checkDocuments } from './__testUtils__/checks/checkDocuments';
import { checkHybridSpec } from './__testUtils__/checks/checkHybridSpec';
import { checkKubernetesFields } from './__testUtils__/checks/checkKubernetesFields';
import { checkIgnored } from './__testUtils__/checks/checkIgnored';
import { checkLeftovers } from './__testUtils__/checks/checkLeftovers';
import { checkLockFiles } from './__testUtils__/checks/checkLockFiles';
import { buildManifests } from './__testUtils__/checks/checkManifests';
import { checkMonitoring } from './__testUtils__/checks/checkMonitoring';
import { checkSecrets } from './__testUtils__/checks/checkSecrets';
import { checkWorkflows } from './__testUtils__/checks/checkWorkflows';
import { pairwise } from './__testUtils__/pairwise';
import { RenderedFolder, writeRendered } from './__testUtils__/RenderedFolder';
import { hasTool } from './__testUtils__/runTool';
import { TemplateRenderer } from './__testUtils__/TemplateRenderer';
import { formValues } from './__testUtils__/waitingRoom/formValues';

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
describe(`waiting-room, ${rows.length} outputs`, () => {
  const directory = createMockDirectory();
  const folders: RenderedFolder[] = [];

  beforeAll(async () => {
    process.env.LOG_LEVEL = 'error'; // the scaffolder logs each file it writes
    const renderer = await TemplateRenderer.start({ name: 'waiting-room' });
    for (const row of rows) {
      const result = await renderer.render({ values: formValues(row) });
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
        ...checkIgnored(folder),
        ...checkSecrets(folder),
        ...checkDocuments(folder),
        ...checkDockerfile(folder),
        ...checkPinnedBases(folder),
        ...checkLockFiles(folder),
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
