import { createMockDirectory } from '@backstage/backend-test-utils';
import githubModule from '@backstage/plugin-scaffolder-backend-module-github';
import { existsSync } from 'node:fs';
import { checkDocuments } from './__testUtils__/checks/checkDocuments';
import { checkLeftovers } from './__testUtils__/checks/checkLeftovers';
import { checkSecrets } from './__testUtils__/checks/checkSecrets';
import {
  checkTerraformFormat,
  PLUGIN_FOLDER,
  readTerraform,
  validateTerraform,
} from './__testUtils__/checks/checkTerraform';
import {
  FACTORS,
  formValues,
  isPossible,
} from './__testUtils__/hybridFoundation/formValues';
import { Combination, pairwise } from './__testUtils__/pairwise';
import { RenderedFolder, writeRendered } from './__testUtils__/RenderedFolder';
import { hasTool } from './__testUtils__/runTool';
import { TemplateRenderer } from './__testUtils__/TemplateRenderer';

const rows = pairwise({ factors: FACTORS, isPossible });
const title = (row: Combination) => Object.values(row).join(' ');

/** Says aloud, in the name of the tests, when a tool is not on the machine. */
const withTool = (name: string, isThere = hasTool(name)) =>
  isThere ? describe : describe.skip;

describe(`hybrid-foundation, ${rows.length} outputs`, () => {
  const directory = createMockDirectory();
  const folders: RenderedFolder[] = [];

  beforeAll(async () => {
    process.env.LOG_LEVEL = 'error'; // the scaffolder logs each file it writes
    const renderer = await TemplateRenderer.start({
      name: 'hybrid-foundation',
      features: [githubModule],
    });
    for (const row of rows) {
      const result = await renderer.render({ values: formValues(row) });
      if (result.kind !== 'rendered') {
        throw new Error(`${title(row)}: ${JSON.stringify(result)}`);
      }
      const path = directory.resolve(String(folders.length));
      folders.push(writeRendered({ files: result.files, path }));
    }
    await renderer.stop();
  }, 120_000);
  afterAll(() => {
    delete process.env.LOG_LEVEL;
  });

  describe.each(rows.map((row, index) => [title(row), index] as const))(
    '%s',
    (_, index) => {
      it('is whole: no syntax, hole or credential; parses', async () => {
        const folder = folders[index];
        expect([
          ...checkLeftovers(folder),
          ...checkSecrets(folder),
          ...checkDocuments(folder),
        ]).toEqual([]);
        expect(await readTerraform(folder)).toHaveProperty('aws_lb');
      });
    },
  );

  withTool('terraform')('with terraform', () => {
    it('is formatted as Terraform does', () => {
      expect(folders.flatMap(checkTerraformFormat)).toEqual([]);
    }, 60_000);
  });

  withTool('terraform', hasTool('terraform') && existsSync(PLUGIN_FOLDER))(
    'with terraform and its AWS provider',
    () => {
      it('is valid by the schema of the provider', () => {
        expect([...folders.slice(0, 3)].flatMap(validateTerraform)).toEqual([]);
      }, 240_000);
    },
  );
});
