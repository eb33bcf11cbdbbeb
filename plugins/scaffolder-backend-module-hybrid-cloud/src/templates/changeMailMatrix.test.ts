import { createMockDirectory } from '@backstage/backend-test-utils';
import githubModule from '@backstage/plugin-scaffolder-backend-module-github';
import { existsSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { checkDocuments } from './__testUtils__/checks/checkDocuments';
import {
  checkJenkinsfiles,
  compileJenkinsfiles,
  hasGroovy,
} from './__testUtils__/checks/jenkins/checkJenkinsfiles';
import { checkShell } from './__testUtils__/checks/checkShell';
import { checkLockFiles } from './__testUtils__/checks/checkLockFiles';
import { checkIgnored } from './__testUtils__/checks/checkIgnored';
import { checkLeftovers } from './__testUtils__/checks/checkLeftovers';
import { checkSecrets } from './__testUtils__/checks/checkSecrets';
import {
  checkTerraformFormat,
  PLUGIN_FOLDER,
  runInStack,
} from './__testUtils__/checks/checkTerraform';
import { checkWorkflows } from './__testUtils__/checks/checkWorkflows';
import {
  formValues,
  FACTORS,
  isPossible,
} from './__testUtils__/changeMail/formValues';
import { checkCatalogue } from './__testUtils__/changeMail/checkCatalogue';
import { checkInfrastructure } from './__testUtils__/changeMail/checkInfrastructure';
import { pairwise } from './__testUtils__/pairwise';
import { RenderedFolder, writeRendered } from './__testUtils__/RenderedFolder';
import { hasTool } from './__testUtils__/runTool';
import { FormValues, TemplateRenderer } from './__testUtils__/TemplateRenderer';
import { withTool } from './__testUtils__/withTool';

const rows = pairwise({ factors: FACTORS, isPossible });
const title = (row: object) => Object.values(row).join(' ');
/** What the template copies without rendering. */
const COPIED = /^(service|web)\/(?!package|index\.html)/;

describe(`change-mail, ${rows.length} outputs`, () => {
  const directory = createMockDirectory();
  const outputs: {
    readonly row: string;
    readonly folder: RenderedFolder;
    readonly values: FormValues;
  }[] = [];
  let renderer: TemplateRenderer;

  beforeAll(async () => {
    process.env.LOG_LEVEL = 'error'; // the scaffolder logs each file it writes
    renderer = await TemplateRenderer.start({
      name: 'change-mail',
      features: [githubModule],
    });
    for (const row of rows) {
      const values = formValues(row);
      const result = await renderer.render({ values });
      if (result.kind !== 'rendered') {
        throw new Error(`${title(row)}: ${JSON.stringify(result)}`);
      }
      const path = directory.resolve(String(outputs.length));
      const folder = writeRendered({ files: result.files, path });
      outputs.push({ row: title(row), folder, values });
    }
  }, 120_000);
  afterAll(async () => {
    delete process.env.LOG_LEVEL;
    await renderer.stop();
  });

  /** What a check says about every output, with the output it says it of. */
  const findings = (
    check: (output: (typeof outputs)[number]) => readonly string[],
  ) =>
    outputs.flatMap(output =>
      check(output).map(one => `${output.row}: ${one}`),
    );

  it('covers every pair of options', () => {
    expect(rows.length).toBeGreaterThanOrEqual(8);
  });

  it('are whole: no syntax, hole or credential; parse', () => {
    expect(
      findings(({ folder }) => [
        ...checkLeftovers(folder, COPIED),
        ...checkIgnored(folder),
        ...checkSecrets(folder),
        ...checkDocuments(folder),
        ...checkLockFiles(folder),
      ]),
    ).toEqual([]);
  }, 60_000);

  it('have a catalogue entry with its API, and Terraform that keeps the rules', async () => {
    const all = outputs.map(async ({ row, ...output }) =>
      [
        ...(await checkCatalogue(output.folder)),
        ...(await checkInfrastructure(output)),
      ].map(finding => `${row}: ${finding}`),
    );
    expect((await Promise.all(all)).flat()).toEqual([]);
  }, 60_000);

  it('have the same service and page, so that running one output runs them all', () => {
    const [first, ...others] = outputs.map(({ folder }) =>
      JSON.stringify(
        [...folder.files]
          .filter(([file]) => /^(service|web)\//.test(file))
          .sort(),
      ),
    );
    expect(first).toContain('service/src/functions/mail.ts');
    expect(others.filter(other => other !== first)).toEqual([]);
  });

  it('send every path without a dot to the page, and no other', () => {
    const source = outputs[0].folder.files.get('infrastructure/edge/pages.js');
    const handler = runInNewContext(`${source}; handler`);
    const uris = [
      '/',
      '/leave',
      '/signed-in',
      '/a.b/c',
      '/assets/x.js',
      '/config.json',
    ];
    expect(uris.map(uri => handler({ request: { uri } }).uri)).toEqual([
      ...Array(4).fill('/index.html'),
      '/assets/x.js',
      '/config.json',
    ]);
  });

  const foldersWith = (pipeline: string) =>
    outputs
      .filter(({ values }) => values.pipeline === pipeline)
      .map(({ folder }) => folder);

  it('have pipelines that actionlint, or the rules of declarative pipelines, accept', () => {
    expect(checkWorkflows(foldersWith('github-actions'))).toEqual([]);
    expect(checkJenkinsfiles(foldersWith('jenkins'))).toEqual([]);
  }, 60_000);

  withTool('groovyc', hasGroovy())('with groovyc and java', () => {
    it('have pipelines that compile', () => {
      const scratch = directory.resolve('classes');
      const folders = foldersWith('jenkins').slice(0, 1);
      expect(compileJenkinsfiles({ folders, scratch })).toEqual([]);
    }, 60_000);
  });

  withTool('shellcheck')('with shellcheck', () => {
    it('have scripts that shellcheck accepts', () => {
      expect(checkShell(outputs[0].folder)).toEqual([]);
    }, 60_000);
  });

  withTool('terraform')('with terraform', () => {
    it('are formatted as Terraform does', () => {
      expect(findings(({ folder }) => checkTerraformFormat(folder))).toEqual(
        [],
      );
    }, 60_000);
  });

  withTool('terraform', hasTool('terraform') && existsSync(PLUGIN_FOLDER))(
    'with terraform and its AWS provider',
    () => {
      it('are valid by the schema of the provider, and plan as their own tests say', () => {
        // Every file that a choice writes is in one of these. A test plans, and a plan is valid first.
        const few = ['cognito', 'oidc'].map(signIn =>
          outputs.find(
            ({ values }) =>
              values.signIn === signIn &&
              (values.senderKind === 'new') === (signIn === 'cognito'),
          ),
        );
        expect(
          few.flatMap(output =>
            output
              ? runInStack({
                  folder: output.folder,
                  stack: 'infrastructure',
                  command: 'test',
                })
              : ['was not rendered'],
          ),
        ).toEqual([]);
      }, 120_000);
    },
  );
});
