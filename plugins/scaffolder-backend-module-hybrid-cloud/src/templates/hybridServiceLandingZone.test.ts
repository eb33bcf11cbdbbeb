import { createMockDirectory } from '@backstage/backend-test-utils';
import { existsSync } from 'node:fs';
import { checkDocuments } from './__testUtils__/checks/checkDocuments';
import {
  checkHybridSpec,
  readHybridSpec,
} from './__testUtils__/checks/checkHybridSpec';
import { checkIgnored } from './__testUtils__/checks/checkIgnored';
import { checkLeftovers } from './__testUtils__/checks/checkLeftovers';
import { checkSecrets } from './__testUtils__/checks/checkSecrets';
import {
  checkTerraformFormat,
  PLUGIN_FOLDER,
  validateTerraform,
} from './__testUtils__/checks/checkTerraform';
import { RenderedFolder, writeRendered } from './__testUtils__/RenderedFolder';
import { hasTool, runTool } from './__testUtils__/runTool';
import { TemplateRenderer } from './__testUtils__/TemplateRenderer';
import { landingZoneValues } from './__testUtils__/hybridService/landingZoneValues';
import { withTool } from './__testUtils__/withTool';

/** What the catalogue says of each landing zone, as far as it shows in the output. */
const ROWS = [
  {
    title: 'in Campus that begins at home',
    values: { landingZone: 'resource:default/campus', openFirstPlan: true },
    home: 'onprem',
    homeNodes: ['10.10.0.11', '10.10.0.12'],
    homeProbe: 'http://127.0.0.1:4591/exam-enrol/healthz',
    initialWeights: { onprem: 100, aws: 0 },
  },
  {
    title: 'in Pangyo that begins with its shares',
    values: { landingZone: 'resource:default/pangyo', openFirstPlan: false },
    home: 'nhn',
    homeNodes: ['10.20.0.10', '10.20.0.11'],
    homeProbe: 'http://127.0.0.1:4593/exam-enrol/healthz',
    initialWeights: { nhn: 40, aws: 60 },
  },
];

describe.each(ROWS)('a service $title', row => {
  const directory = createMockDirectory();
  let folder: RenderedFolder;

  beforeAll(async () => {
    process.env.LOG_LEVEL = 'error'; // the scaffolder logs each file it writes
    const renderer = await TemplateRenderer.start({ name: 'hybrid-service' });
    const result = await renderer.render({
      values: { ...landingZoneValues, ...row.values },
    });
    await renderer.stop();
    if (result.kind !== 'rendered') throw new Error(JSON.stringify(result));
    folder = writeRendered({ files: result.files, path: directory.path });
  }, 60_000);
  afterAll(() => {
    delete process.env.LOG_LEVEL;
  });

  const fileOf = (path: string) => folder.files.get(path) ?? '';
  const sites = () => {
    const spec = readHybridSpec(folder);
    if (spec.kind !== 'ok') throw new Error(JSON.stringify(spec));
    return spec.workload.sites;
  };

  it('is whole: no syntax, hole or credential; parses; spec.hybrid is valid', async () => {
    expect([
      ...checkLeftovers(folder),
      ...checkIgnored(folder),
      ...checkSecrets(folder, []),
      ...checkDocuments(folder),
      ...checkHybridSpec(folder),
    ]).toEqual([]);
  });

  it('takes from the landing zone what nobody has typed', () => {
    expect(
      JSON.parse(fileOf('infrastructure/switch.auto.tfvars.json')),
    ).toMatchObject({
      listener_arn: expect.stringMatching(/:listener\/app\/platform\//),
      hostname: 'exam-enrol.localhost',
      target_groups: {
        [row.home]: `exam-enrol-${row.home}`,
        aws: 'exam-enrol-aws',
      },
      home_nodes: row.homeNodes,
      node_port: 31_465,
      initial_weights: row.initialWeights,
    });
    expect(sites().map(({ probeUrl }) => probeUrl)).toEqual([
      row.homeProbe,
      'http://127.0.0.1:4592/exam-enrol/healthz',
    ]);
  });

  it('keeps the base weights of its contract, whatever it begins with', () => {
    expect(sites().map(({ baseWeight }) => baseWeight)).toEqual([40, 60]);
  });

  it('names its switch in the catalogue with its own script', () => {
    const tested = runTool({
      name: 'node',
      args: ['--test', 'scripts/adoptSwitch.test.js'],
      cwd: folder.path,
    });
    expect(tested).toMatchObject({ ok: true });
  });

  withTool('terraform')('with terraform', () => {
    it('is formatted as Terraform does', () => {
      expect(checkTerraformFormat(folder)).toEqual([]);
    });
  });

  withTool('terraform', hasTool('terraform') && existsSync(PLUGIN_FOLDER))(
    'with terraform and its AWS provider',
    () => {
      it('is valid by the schema of the provider', () => {
        expect(validateTerraform(folder)).toEqual([]);
      }, 120_000);
    },
  );
});
